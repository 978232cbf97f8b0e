# The same make targets as everywhere, in a clean room. The image holds one
# static binary; the page, the schema and the time zones are inside it.

FROM node:24-bookworm-slim AS page
RUN apt-get update && apt-get install -y --no-install-recommends make && rm -rf /var/lib/apt/lists/*
WORKDIR /src
COPY Makefile ./
COPY scripts/web-install scripts/
COPY web ./web
RUN make web

FROM golang:1.26-bookworm AS binary
WORKDIR /src
COPY go.mod go.sum ./
RUN go mod download
COPY . .
COPY --from=page /src/web/dist ./web/dist
ARG VERSION=development
# The page is built: what is older than its index.html stays as it is.
RUN touch web/dist/index.html && make build version="$VERSION" \
  && mkdir -p /empty/data /empty/tmp && chmod 700 /empty/data && chmod 1777 /empty/tmp

FROM scratch
COPY --from=binary /src/bin/cohort /cohort
COPY --from=binary --chown=65532:65532 /empty/data /data
COPY --from=binary --chown=65532:65532 /empty/tmp /tmp
USER 65532:65532
ENV COHORT_ADDR=0.0.0.0:8080 COHORT_DATA=/data
VOLUME /data
EXPOSE 8080
HEALTHCHECK --interval=15s --timeout=5s --start-period=30s --retries=3 CMD ["/cohort", "health"]
STOPSIGNAL SIGTERM
ENTRYPOINT ["/cohort"]
CMD ["serve"]
