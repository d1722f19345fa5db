import { wordsByRule } from './syllables.rules';

/**
 * Arabic words of return codes, made by rule: long vowels alone, so that nothing depends on marks, and one letter of each shape,
 * so that no two words differ in dots alone. The rule is part of every code that was given out: never change it.
 */
export const AR = wordsByRule({
  consonants: 'بجدرسعفكلمط',
  vowels: 'اوي',
  endings: ['م', 'ل', 'ر'],
  never: ['بول', 'بال', 'كوس', 'كيس', 'عير', 'عار', 'لوط', 'دعار', 'ساف', 'سافل', 'ساطور', 'دود', 'كافر', 'فاجر', 'فاجور', 'كلب', 'ديو', 'جاسوس', 'سادي', 'دام', 'سام', 'كيدا'],
});
