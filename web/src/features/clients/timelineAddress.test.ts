import { expect, it } from 'vitest';
import { kindsAddressed, kindsIn } from './timelineAddress';

it('reads several kinds from an address and writes them again', () => {
  expect(kindsIn({ show: 'score,dream,note' }, ['note', 'flag', 'score'])).toEqual(['note', 'score']);
  expect(kindsIn({ show: 3 }, ['note'])).toEqual([]);
  expect([kindsAddressed(['note', 'score']), kindsAddressed([])]).toEqual([{ show: 'note,score' }, { show: undefined }]);
});
