/** The words every map may use without naming them itself: channels and feelings, by their keys. */

import { t } from "@lingui/core/macro";

type Vocabulary = Readonly<Record<string, string>>;

const CHANNELS: Vocabulary = {
  website: t`Website`,
  app: t`App`,
  product: t`Product`,
  email: t`Email`,
  phone: t`Phone`,
  sms: t`SMS`,
  chat: t`Chat`,
  video: t`Video`,
  social: t`Social`,
  ad: t`Ad`,
  pr: t`PR`,
  event: t({ context: "a channel", message: "Event" }),
  on_site: t`On site`,
  store: t`Store`,
  document: t`Document`,
  portal: t`Portal`,
  marketplace_partner: t`Marketplace partner`,
  self_service: t`Self service`,
  payment_invoice: t`Payment invoice`,
  survey: t`Survey`,
  support_ticket: t`Support ticket`,
  api_edi: t`API or EDI`,
};

/** A feeling of the vocabulary, by its key. */
export const FEELINGS: Vocabulary = {
  delighted: t`delighted`,
  proud: t`proud`,
  confident: t`confident`,
  reassured: t`reassured`,
  trusting: t`trusting`,
  relieved: t`relieved`,
  curious: t`curious`,
  neutral: t`neutral`,
  surprised: t`surprised`,
  uncertain: t`uncertain`,
  anxious: t`anxious`,
  confused: t`confused`,
  forgotten: t`forgotten`,
  frustrated: t`frustrated`,
  indifferent: t`indifferent`,
  feels_stupid: t`stupid`,
  betrayed: t`betrayed`,
  angry: t`angry`,
};

/** The name of a channel: the map's own, else the word for its key. */
export function channelName(key: string, named: string | null): string {
  const plain = capital(key.replaceAll("_", " "));
  const isNamed = named !== null && named !== plain;
  return isNamed ? named : (CHANNELS[key] ?? plain);
}

/** A channel that the server names: where it is only its key, the word for it. */
export function saidChannel(named: string): string {
  return channelName(named.toLowerCase().replaceAll(" ", "_"), named);
}

/** The word for a feeling; labels that the map made up stay as they are. */
export function feelingName(label: string): string {
  return FEELINGS[label.replaceAll(" ", "_")] ?? label;
}

/** A word as it stands at the beginning of a line. */
export function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
