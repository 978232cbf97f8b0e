/** The name the group uses; the code for those who work with codes. */
export { calledOf as nameOf } from '@/format/person';
export { listed } from '@/format/words';
