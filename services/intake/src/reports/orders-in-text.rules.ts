/**
 * Texts that give the system orders: scripts, formulas, database commands, words for language models (guide 4.2, T10).
 * The text stays what it is, data; the mark adds the people who look after information security.
 */
const MARKUP: readonly RegExp[] = [
  /<\s{0,5}\/?\s{0,5}(?:script|iframe|object|embed|svg|meta|link|style|form|base)\b/i,
  /<[a-z][^<>]{0,300}\son[a-z]{3,20}\s{0,5}=/i,
  /\bjavascript\s{0,5}:/i,
  /\bdata:text\/html/i,
  /\$\{[a-z]{2,10}:/i,
  /\{\{[^{}]{1,200}\}\}|\{%[^{}]{1,200}%\}/,
];

const FORMULAS: readonly RegExp[] = [
  /^[ \t]{0,20}[=+@-]{1,2}[A-Z][A-Z0-9.]{1,30}\(/m,
  /^[ \t]{0,20}=\s{0,5}[a-z][a-z0-9.]{1,30}\(/im,
  /[=+@-]\s{0,5}(?:cmd|msexcel|powershell)\s{0,5}\|/i,
];

const COMMANDS: readonly RegExp[] = [
  /\b(?:drop|truncate|alter)\s{1,5}(?:table|database|schema)\b/i,
  /['"]\s{0,5};\s{0,5}(?:drop|delete|insert|update|select)\b/i,
  /['"]\s{0,5}or\s{1,5}['"]?1['"]?\s{0,5}=\s{0,5}['"]?1/i,
  /\bunion\s{1,5}(?:all\s{1,5})?select\b/i,
];

/** Words between a verb and its object, within one sentence: "all of the". */
const FEW = '(?:\\s[^\\s.!?]{1,15}){0,4}?';

/** Looked for in text with single spaces, in small letters, without invisible characters. */
const PROMPTS: readonly RegExp[] = [
  // English
  words(`(?:ignore|disregard|forget|override|bypass)${FEW} (?:previous|prior|above|earlier|preceding|your)${FEW} (?:instruction|order|rule|prompt|direction|command|guideline)s?`),
  words(`you are(?: now)? (?:the|an?) (?:system|assistant|ai|language model|chatbot|administrator|admin|bot)`),
  words(`(?:system|developer) (?:prompt|message|override)|new instructions ?:|(?:set|change|lower|mark)${FEW} (?:urgency|priority)${FEW} (?:to|as)`),
  /<\|?(?:im_start|im_end|system|endoftext)\|?>|\[\/?inst\]|^ ?#{2,4} ?(?:system|instruction|assistant)/,
  // Spanish and Portuguese
  words(`(?:ignor|olvid|desatiend|desconsider|esque[cç]|descart)[a-zçáéíóú]{0,6}${FEW} (?:instruccion|instruções|instrucoes|[oó]rdene?s|ordens|reglas|regras|indicacion|comandos)[a-z]{0,4}${FEW} (?:anterior|previ|pr[eé]vi|acima|de arriba)[a-z]{0,3}`),
  words(`(?:eres|usted es|voc[eê] [eé]|tu [eé]s)(?: ahora| agora)? (?:el|la|un|una|o|a|um|uma) (?:sistema|asistente|assistente|administrador|ia|modelo de l|rob[oô])`),
  // French
  words(`(?:ignor|oubli|n[eé]glig)[a-zé]{1,4}${FEW} (?:instruction|consigne|ordre|r[eè]gle|commande)s?${FEW} (?:pr[eé]c[eé]dente?|ant[eé]rieure?|ci-dessus)s?`),
  words(`(?:tu es|vous [eê]tes)(?: maintenant| d[eé]sormais)? (?:le|la|un|une|l['’]) ?(?:syst[eè]me|assistante?|administrat|ia|mod[eè]le de l|robot)`),
  // Arabic
  /(?:تجاهل|تجاهلي|تجاهلوا|انس|انسَ|أهمل|تخط)(?:\s[^\s.!?]{1,15}){0,3}?\s(?:التعليمات|تعليمات|الأوامر|أوامر|الاوامر|القواعد|التوجيهات)(?:\s[^\s.!?]{1,15}){0,3}?\s?(?:السابقة|سابقة|أعلاه|الماضية)/,
  /(?:أنت|انت|أنتَ)(?:\sالآن|\sالان)?\s(?:النظام|نظام|المساعد|مساعد|مدير النظام|نموذج لغوي|روبوت)/,
  // Russian
  /(?:игнорир|проигнорир|забуд|забыть|отмен|не учитыва)[а-яё]{0,6}(?:\s[^\s.!?]{1,15}){0,3}?\s(?:предыдущ|прежн|прошл|вышеуказанн|вышестоящ)[а-яё]{0,4}(?:\s[^\s.!?]{1,15}){0,2}?\s(?:инструкци|указани|команд|правил|приказ)/,
  /(?:ты|вы)(?:\s(?:теперь|сейчас|—|-))?\s(?:система|ассистент|администратор|ии|языковая модель|бот)(?![а-яё])/,
];

/** A word, a code or a number by itself: every order has a space, a sign or a letter beyond these. */
const PLAIN_WORD = /^[\w-]*$/;

/** Whether any text of a body gives the system orders (urgency-and-routing: Routes, `INFOSEC`). @param texts every text of it */
export function givesOrders(texts: readonly string[]): boolean {
  return texts.some((text) => {
    if (PLAIN_WORD.test(text)) return false;
    const plain = text.normalize('NFKC').replace(/\p{Cf}/gu, '');
    const flat = plain.toLowerCase().replace(/\s+/g, ' ');
    return [...MARKUP, ...FORMULAS, ...COMMANDS].some((sign) => sign.test(plain)) || PROMPTS.some((sign) => sign.test(flat));
  });
}

/** Every text of a body, names of properties included. @param body parsed JSON; its depth is bounded by the parser */
export function textsOf(body: unknown): string[] {
  const texts: string[] = [];
  const waiting: unknown[] = [body];
  while (waiting.length > 0) {
    const value = waiting.pop();
    if (typeof value === 'string') texts.push(value);
    else if (Array.isArray(value)) for (const item of value) waiting.push(item);
    else if (typeof value === 'object' && value !== null) {
      for (const [name, inner] of Object.entries(value)) waiting.push(name, inner);
    }
  }
  return texts;
}

/** A pattern at the start of words. */
function words(pattern: string): RegExp {
  return new RegExp(`(?<![\\p{L}\\p{N}])(?:${pattern})`, 'u');
}
