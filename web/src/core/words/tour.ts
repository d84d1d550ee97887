/** The words of the tour of three minutes over the living map. */

import { t } from "@lingui/core/macro";

export const tourWords = {
  place: (step: number, of: number) => t`${step} of ${of}`,
  back: t`Back`,
  next: t`Next`,
  end: t`Done`,
  leave: t`Leave the tour`,
  leaveHint: t`You can take it up again at this step: Find, then Tour.`,
  toMap: t`Show the map`,
  notHere: t`This is on the living map.`,
  start: t`Look at it with a tour of three minutes`,
  goOn: (step: number, of: number) => t`Go on with the tour, at ${step} of ${of}`,
  steps: {
    layers: {
      title: t`Three kinds of statement, never mixed`,
      text: t`Planned is what we designed, believed is what we think ourselves, observed is what really happened. Press 1, 2, 3: every part stays in its place, only the marks change. Compare (0) draws two of them.`,
    },
    number: {
      title: t`Every number says how sure it is`,
      text: t`Here stands how many of those who entered a stage moved on, and between which values the truth lies. Where too few came, it says so. Dots under a number mean: choose it to see who is in it.`,
    },
    who: {
      title: t`From a number to a customer`,
      text: t`Choose the number. The panel lists who did, who did not, and for whom it is still open; the sides add up. The arrow beside a row leads to all that is known of that customer.`,
    },
    panel: {
      title: t`What we know, and how we know it`,
      text: t`Choose a stage or a touchpoint. The panel tells its standard, the gap between what we believe and what customers said, the evidence, what can fail and how often it was mended.`,
    },
    scope: {
      title: t`Which journeys are meant`,
      text: t`The period, the segment and the version stand here, with how many accounts they leave. The address in your browser holds all of it: a link shows others the same.`,
    },
    edit: {
      title: t`Draw it`,
      text: t`Edit (E) opens the map as a draft: drag, or use keys alone; write rules and see at once which events they match. Nothing changes for others until you publish, and a published version never changes.`,
    },
    share: {
      title: t`Show it to others`,
      text: t`A link shows one published version to people without an account: only what a client may see, until a day, with a password if you like. That was all; Ctrl+K finds everything else.`,
    },
  },
} as const;
