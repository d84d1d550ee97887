/** The words of the list of keys. */

import { t } from "@lingui/core/macro";

export const keyWords = {
  title: t`Keys`,
  close: t`Close`,
  everywhere: t`Everywhere`,
  common: [
    [t`Ctrl K`, t`find anything, do anything`],
    [t`Tab`, t`to the next thing`],
    [t`?`, t`these keys`],
  ],
  alone: [
    [t`Tab`, t`to the next thing`],
    [t`?`, t`these keys`],
  ],
  letters: t`Single letters are commands`,
  lettersHint: t`Switch this off if you speak to your computer or press keys by accident. Keys with a name, such as F2, and keys with Ctrl or Alt go on working; this list stands under Find.`,
  edit: [t`E`, t`edit the map, at what is selected`],
  screens: {
    map: t`On the map`,
    editor: t`Drawing`,
    open: t`In the list of customers`,
  },
  open: [
    [t`J K`, t`next, previous customer`],
    [t`A`, t`say who cares`],
    [t`D`, t`set the date`],
    [t`N`, t`write a note`],
    [t`Enter`, t`open the customer`],
    [t`Esc`, t`from a field back to the list`],
  ],
} as const;
