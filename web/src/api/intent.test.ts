import { describe, expect, it } from 'vitest';
import { intentOf, takesKey } from './intent';

let n = 0;
/** Sends to an address of its own, so that no test meets another's intents. */
const address = () => `/api/v1/things/${n++}`;
const send = (to: string, body = '{}') => intentOf('POST', to, body);

describe('the key of what is sent again', () => {
  it.each([
    ['stays while nobody answered', 0, true],
    ['stays after a server error', 500, true],
    ['stays when the server is in trouble', 503, true],
    ['stays when told to slow down', 429, true],
    ['changes after a plain refusal, since the person will change the form', 422, false],
    ['changes after success, since the next one is another', 201, false],
  ])('%s', (_, status, same) => {
    const to = address();
    const first = send(to);
    first.settle(status);
    expect(send(to).key === first.key).toBe(same);
  });

  it('stays though the form was changed meanwhile: the server tells them apart', () => {
    const to = address();
    const first = send(to, '{"name":"Ana"}');
    first.settle(0);
    const changed = send(to, '{"name":"Anna"}');
    expect(changed.key).toBe(first.key);
    changed.settle(422); // it was saved after all
    expect(send(to, '{"name":"Anna"}').key).not.toBe(first.key);
  });

  it('is one for a button pressed twice, and two for two forms at once', () => {
    const to = address();
    const first = send(to, '{"name":"Ana"}');
    expect(send(to, '{"name":"Ana"}').key).toBe(first.key);
    expect(send(to, '{"name":"Bob"}').key).not.toBe(first.key);
  });

  it('is another one for another thing', () => {
    const first = send(address());
    first.settle(0);
    expect(send(address()).key).not.toBe(first.key);
  });
});

it.each([
  ['POST', '/api/v1/clients', true],
  ['PATCH', '/api/v1/clients/1', false],
  ['PUT', '/api/v1/sessions/1/attendance', false],
  ['GET', '/api/v1/clients', false],
  ['POST', '/api/v1/clients/search', false],
  ['POST', '/api/v1/clients/duplicates', false],
  ['POST', '/api/v1/auth/login', false],
])('%s %s takes a key: %s', (method, path, takes) => expect(takesKey(method, path)).toBe(takes));
