import { appWords as words } from "../../core/words/app";
import { Screen } from "../shell/shell";

/** Who needs care now. */
export function OpenScreen() {
  return <Screen title={words.nav.customers}>{null}</Screen>;
}
