/** What the server hands to the browser, and takes from it, as the standard's
    JSON: bytes are base64 without padding. */
const bytesOf = (text: string) => Uint8Array.from(atob(text.replace(/-/g, '+').replace(/_/g, '/')), (c) => c.charCodeAt(0));
const textOf = (bytes: ArrayBuffer) =>
  btoa(String.fromCharCode(...new Uint8Array(bytes)))
    .replace(/\+/g, '-')
    .replace(/\//g, '_')
    .replace(/=+$/, '');

type Known = { type: 'public-key'; id: string; transports?: AuthenticatorTransport[] };
type Creation = Omit<PublicKeyCredentialCreationOptions, 'challenge' | 'user' | 'excludeCredentials'> & { challenge: string; user: { id: string; name: string; displayName: string }; excludeCredentials?: Known[] };
type Request = Omit<PublicKeyCredentialRequestOptions, 'challenge' | 'allowCredentials'> & { challenge: string; allowCredentials?: Known[] };

const known = (all: Known[] = []) => all.map((c) => ({ ...c, id: bytesOf(c.id) }));

/** Whether this browser has passkeys. */
export const canPasskey = () => typeof PublicKeyCredential !== 'undefined';

/** Makes a passkey as the server's options say, and gives it as it is sent.
    Throws what the browser throws when the person turns it down. */
export async function makePasskey(options: string): Promise<string> {
  const asked = JSON.parse(options) as Creation;
  const made = (await navigator.credentials.create({
    publicKey: { ...asked, challenge: bytesOf(asked.challenge), user: { ...asked.user, id: bytesOf(asked.user.id) }, excludeCredentials: known(asked.excludeCredentials) },
  })) as PublicKeyCredential;
  const answer = made.response as AuthenticatorAttestationResponse;
  return sent(made, { clientDataJSON: textOf(answer.clientDataJSON), attestationObject: textOf(answer.attestationObject), transports: answer.getTransports() });
}

/** Has a passkey sign the server's challenge. */
export async function signWithPasskey(options: string): Promise<string> {
  const asked = JSON.parse(options) as Request;
  const signed = (await navigator.credentials.get({
    publicKey: { ...asked, challenge: bytesOf(asked.challenge), allowCredentials: known(asked.allowCredentials) },
  })) as PublicKeyCredential;
  const answer = signed.response as AuthenticatorAssertionResponse;
  return sent(signed, {
    clientDataJSON: textOf(answer.clientDataJSON),
    authenticatorData: textOf(answer.authenticatorData),
    signature: textOf(answer.signature),
    userHandle: answer.userHandle ? textOf(answer.userHandle) : undefined,
  });
}

const sent = (of: PublicKeyCredential, response: Record<string, unknown>) => JSON.stringify({ id: of.id, rawId: textOf(of.rawId), type: of.type, response, clientExtensionResults: {} });

/** What is said when the browser gave none: turned down, taken away, or not
    known here. */
export const notGiven = (thrown: unknown) => (thrown instanceof DOMException ? 'No passkey was used. Try again, or choose another way.' : '');
