-- +goose Up
-- Somebody who called, or asked to be called back, before there is a referral. All
-- that they said is sealed for its own id.
CREATE TABLE enquiries (
    id         text PRIMARY KEY,
    status     text NOT NULL, -- stands in the sealed part as well, which counts
    answer_by  datetime NOT NULL,
    content    blob NOT NULL, -- sealed
    version    integer NOT NULL
);
CREATE INDEX enquiries_status ON enquiries (status, answer_by, id);

-- One try to reach somebody, or that one was written down by mistake. Rows never change.
CREATE TABLE contact_tries (
    id            text PRIMARY KEY,
    enquiry_id    text REFERENCES enquiries (id),
    referral_id   text REFERENCES referrals (id),
    takes_back_id text REFERENCES contact_tries (id),
    content       blob NOT NULL -- sealed
);
CREATE INDEX contact_tries_enquiry_id ON contact_tries (enquiry_id, id) WHERE enquiry_id IS NOT NULL;
CREATE INDEX contact_tries_referral_id ON contact_tries (referral_id, id) WHERE referral_id IS NOT NULL;
CREATE UNIQUE INDEX contact_tries_takes_back_id ON contact_tries (takes_back_id) WHERE takes_back_id IS NOT NULL;

-- +goose Down
DROP TABLE contact_tries;
DROP TABLE enquiries;
