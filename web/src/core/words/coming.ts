/** The words of what is there first while a living map is being measured. */

import { t } from "@lingui/core/macro";

export const comingWords = {
  customers: t`Looking up who they are`,
  stages: t`The stages, measured first`,
  first: t`The stages are there; everything else is still being measured`,
};
