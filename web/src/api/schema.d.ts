/** Stands in until `npm run api` writes the types from ../api/openapi.json. */
export interface paths {
  [path: string]: Record<string, never>;
}
