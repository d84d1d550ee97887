/** The words of a link that is shown once. */

import { t } from "@lingui/core/macro";

export const madeLinkWords = {
  copy: t`Copy the link`,
  copied: t`Copied`,
};
