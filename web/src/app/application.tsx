// The web application, in the language that was chosen before it was fetched.
import { QueryClient, QueryClientProvider } from "@tanstack/react-query";
import { RouterProvider } from "@tanstack/react-router";
import { StrictMode } from "react";
import { createRoot } from "react-dom/client";
import { Problem } from "../core/client";
import { spareAfter } from "../core/spare-time";
import { firstAnswers, knowWritten } from "./first-answers";
import { router } from "./router";

const MOST_AGAIN = 3;
const root = document.getElementById("wayline");
const queries = new QueryClient({
  defaultOptions: {
    queries: {
      staleTime: 10_000,
      refetchOnWindowFocus: false,
      // What was refused is refused again; a line that broke, or a server that stumbled, may not be.
      retry: (times, problem) =>
        times < MOST_AGAIN && !(problem instanceof Problem && problem.status < 500),
      // An answer is handed on to parts that are drawn later: what these will read cannot be told from what was read.
      notifyOnChangeProps: "all",
    },
  },
});

spareAfter(firstAnswers(queries));
await knowWritten(queries).catch(() => undefined); // asked again, and told, by whoever needs it
if (root !== null) {
  createRoot(root).render(
    <StrictMode>
      <QueryClientProvider client={queries}>
        <RouterProvider router={router} />
      </QueryClientProvider>
    </StrictMode>,
  );
}
