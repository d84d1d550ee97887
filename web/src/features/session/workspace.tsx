import { createContext, type ReactNode, use } from "react";
import type { Account, MyWorkspace } from "./use-session";

interface Here {
  readonly session: Account;
  readonly workspace: MyWorkspace;
}

const HereContext = createContext<Here | null>(null);

/** Who works here, in which workspace: everything below it may ask. */
export function HereProvider({
  session,
  workspace,
  children,
}: Here & { readonly children: ReactNode }) {
  return <HereContext value={{ session, workspace }}>{children}</HereContext>;
}

/** Who works here, in which workspace. */
export function useHere(): Here {
  const here = use(HereContext);
  if (here === null) throw new Error("there is no workspace around this");
  return here;
}

/** True when one's role has a right; what one may not do is not offered. */
export function useMay(right: MyWorkspace["rights"][number]): boolean {
  return useHere().workspace.rights.includes(right);
}
