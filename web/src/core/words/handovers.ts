/** The words of the screen of handovers between departments. */

export const handoverWords = {
  said: (n: string, pairs: number, usual: string) =>
    `${n} handovers between ${pairs === 1 ? "one pair" : `${pairs} pairs`} of departments: one department acts, then another. The wait is the median time until the taker acts; inside departments it is ${usual}.`,
  saidBroken:
    "A handover breaks when it is late, asks again, bounces back or falls silent; one may break in several ways.",
  matrix: "Who hands over to whom",
  from: "From",
  to: "To",
  cell: (from: string, to: string, n: string, broken: string, wait: string) =>
    `${from} to ${to}: ${n} handovers, ${broken} broken, wait ${wait}`,
  none: (from: string, to: string) => `${from} to ${to}: no handover`,
  ofBroken: (broken: string, n: string) => `${broken} of ${n} broken`,
  tooFew: (n: string) => `too few to tell, n = ${n}`,
  legend: {
    broken: "share of handovers that break",
    few: "fewer than five",
  },
  keys: "Arrows walk the matrix, Enter lists the cases.",
  table: {
    name: "Handovers, the longest wait together first",
    pair: "From → to",
    n: "Handovers",
    broken: "Broken",
    late: "Late",
    re_ask: "Asked again",
    bounce: "Sent back",
    silent: "Fell silent",
    wait: "Wait",
  },
  empty:
    "No handover was seen: it takes two events in a row whose departments differ. Name an owner or a department on two stages, and a column for the department in the data.",
  unmapped: (n: number) =>
    n === 1
      ? "One department stands in the events and not on the map:"
      : `${n} departments stand in the events and not on the map:`,
  editMap: "Add them to the map",
} as const;
