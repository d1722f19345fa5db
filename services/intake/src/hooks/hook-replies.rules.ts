import type { Language } from '@amparo/domain';
import { shown, type Receipt } from '../receipts/receipt.rules';

/** What is written back, in words that tell nobody who looks at the phone what it is about. */
const REPLIES: Readonly<Record<Language, { code: string; added: string }>> = {
  en: { code: 'Received. Your code: {code} Write it on paper and delete this message. Put it into your next message to add something.', added: 'Received, and added.' },
  es: { code: 'Recibido. Su código: {code} Anótelo en papel y borre este mensaje. Póngalo en su próximo mensaje para añadir algo.', added: 'Recibido y añadido.' },
  fr: { code: 'Reçu. Votre code : {code} Notez-le sur papier et effacez ce message. Mettez-le dans votre prochain message pour ajouter quelque chose.', added: 'Reçu et ajouté.' },
  pt: { code: 'Recebido. Seu código: {code} Anote-o em papel e apague esta mensagem. Ponha-o na próxima mensagem para acrescentar algo.', added: 'Recebido e acrescentado.' },
  ar: { code: 'وصلت. رمزك: {code} اكتبه على ورقة واحذف هذه الرسالة. ضعه في رسالتك التالية لإضافة شيء.', added: 'وصلت وأُضيفت.' },
  ru: { code: 'Получено. Ваш код: {code} Запишите его на бумаге и удалите это сообщение. Вставьте его в следующее сообщение, чтобы что-то добавить.', added: 'Получено и добавлено.' },
};

/** What the gateway writes back. @param receipt nothing: it was added to what was sent under the code in the message */
export function replyIn(language: Language, receipt: Receipt | undefined): string {
  const { code, added } = REPLIES[language];
  return receipt === undefined ? added : code.replace('{code}', shown(receipt));
}
