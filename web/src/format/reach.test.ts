import { describe, expect, it } from 'vitest';
import { callTo, mailTo } from './reach';

describe('links that reach somebody', () => {
  it('write to the address and say nothing more', () => {
    expect(mailTo('ada@example.org')).toBe('mailto:ada@example.org');
    expect(mailTo('ada+group@example.org')).toBe('mailto:ada%2Bgroup@example.org');
    expect(mailTo('ada?cc=eve@example.org&body=x,y%20z')).toBe('mailto:ada%3Fcc%3Deve@example.org%26body%3Dx%2Cy%2520z');
    expect(mailTo('"a b"#ö@example.org')).toBe('mailto:%22a%20b%22%23%C3%B6@example.org');
  });

  it('call the number and leave its extension to who calls', () => {
    expect(callTo('(212) 555-0134 ext. 12')).toBe('tel:2125550134');
    expect(callTo('+1 212 555 0134;phone-context=x')).toBe('tel:+12125550134');
  });
});
