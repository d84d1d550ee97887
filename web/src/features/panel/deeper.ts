/** What the panel shows one click further: a stage or touchpoint, who is in a number, one journey. */
export { TimelineView } from "../who/timeline-view";
export { WhoList } from "../who/who-list";
export { ElementTabs } from "./element-tabs";
