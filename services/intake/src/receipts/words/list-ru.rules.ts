import { wordsByRule } from './syllables.rules';

/**
 * Russian words of return codes, made by rule. Without letters that are taken for others by eye or ear (ё, й, щ, ъ, ь, ы, х, ц),
 * and without syllables that give words of abuse. The rule is part of every code that was given out: never change it.
 */
export const RU = wordsByRule({
  consonants: 'бвгдзклмнпрст',
  vowels: 'аеиоу',
  endings: [''],
  never: [
    'сука', 'суки', 'суке', 'суку', 'сук', 'попа', 'попу', 'попе', 'писа', 'писе', 'писи', 'гади', 'гада', 'гаду', 'тупи', 'тупо', 'тупа', 'лопу',
    'беда', 'беду', 'беде', 'могила', 'мука', 'муки', 'пули', 'пуля', 'пуле', 'пуло', 'зека', 'зеки', 'дура', 'дуре', 'дуру', 'гоми', 'педе', 'педи', 'педо',
    'голе', 'голо', 'гола', 'вору', 'вора', 'нету', 'бабу', 'бабо', 'лоба', 'соси', 'сосу', 'сосо', 'тело', 'пота', 'рабо', 'раба', 'рабе', 'рабу', 'зада', 'заду',
  ],
});
