import { sentence } from "../../shared/sentence.js";

/**
 * The examples of the empty page, by what they show. The tokens are made for this page, but the one of the article.
 *
 * @typedef {{shows: string, says: string, text: string, key: string}} Example
 */

const SECRET = "keep-this-one-long-random-and-to-yourself";
const SOUND =
  "eyJhbGciOiJIUzI1NiIsInR5cCI6IkpXVCJ9.eyJzdWIiOiJhbGljZSIsIm5hbWUiOiJBbGljZSBFeGFtcGxlIiwiaWF0IjoxNzk1NDI4MDAwLCJleHAiOjQxMDI0NDQ4MDB9.1nsOYBtWmn1gKU6JSwKVhfUL1pV_aS8c78VJ73uCbrM";
const SHORT_LIVED =
  "eyJhbGciOiJIUzI1NiIsInR5cCI6IkpXVCJ9.eyJpc3MiOiJodHRwczovL2xvZ2luLmV4YW1wbGUiLCJzdWIiOiJhbGljZSIsImF1ZCI6Imh0dHBzOi8vYXBpLmV4YW1wbGUiLCJpYXQiOjE3OTU0MjgwMDAsImV4cCI6MTc5NTQyODkwMH0.4XoSRMvcivacoyjRTW6ghCH74jnh6R-GUL34xRThTQk";
const ID_TOKEN =
  "eyJhbGciOiJIUzI1NiIsInR5cCI6IkpXVCJ9.eyJzdWIiOiJhbGljZSIsIm5vbmNlIjoibi0wUzZfV3pBMk1qIiwiZXhwIjo0MTAyNDQ0ODAwfQ.l4yDmPVRH_zM9Hl9DBRDN8U6Ru17z-3n-NO2Yr2KCfc";

/** @type {readonly Example[]} */
export const EXAMPLES = [
  { shows: sentence("Valid signature"), says: sentence("with its secret"), text: SOUND, key: SECRET },
  { shows: sentence("Expired token"), says: sentence("valid signature"), text: SHORT_LIVED, key: SECRET },
  {
    shows: sentence("Borrowed signature"),
    says: sentence("copied from the well-known sample"),
    text: "eyJhbGciOiJIUzI1NiJ9.eyJ1c2VyX2lkIjoxMjN9.SflKxwRJSMeKKF2QT4fwpMeJf36POk6yJV_adQssw5c",
    key: "your-256-bit-secret",
  },
  {
    shows: sentence("Secret in base64"),
    says: sentence("finds out why it doesn’t match"),
    text: SOUND,
    key: btoa(SECRET),
  },
  {
    shows: sentence("Damaged token"),
    says: sentence("finds and fixes the bad character"),
    text: SOUND.replace("hbGljZSIs", "hbG!jZSIs"),
    key: "",
  },
  {
    shows: sentence("curl command"),
    says: sentence("finds the token in it"),
    text: `curl -H "Authorization: Bearer ${SHORT_LIVED}" https://api.example/orders`,
    key: "",
  },
  {
    shows: sentence("Token response"),
    says: sentence("an access token and an ID Token"),
    text: JSON.stringify(
      { access_token: SHORT_LIVED, token_type: "Bearer", expires_in: 900, id_token: ID_TOKEN },
      null,
      2,
    ),
    key: "",
  },
  {
    shows: sentence("alg none"),
    says: sentence("a token that nobody signed"),
    text: "eyJhbGciOiJub25lIn0.eyJzdWIiOiJhbGljZSIsImFkbWluIjp0cnVlfQ.",
    key: "",
  },
];
