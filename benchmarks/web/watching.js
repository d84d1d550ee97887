// What the browser itself says about how quick it was; begun before the page's own scripts.
(() => {
  const seen = { lcp: 0, cls: 0, tasks: [], events: [] };
  const watch = (type, take, more = {}) =>
    new PerformanceObserver((list) => list.getEntries().forEach(take)).observe({ type, buffered: true, ...more });
  watch("largest-contentful-paint", (one) => { seen.lcp = one.startTime; });
  watch("layout-shift", (one) => { if (!one.hadRecentInput) seen.cls += one.value; });
  watch("longtask", (one) => seen.tasks.push([one.startTime, one.duration]));
  watch("event", (one) => seen.events.push([one.name, one.interactionId, one.duration]), { durationThreshold: 16 });
  window.seenByWatching = seen;
  window.framesFor = (ms) => new Promise((done) => {
    const gaps = [];
    let before = performance.now();
    const end = before + ms;
    const next = (now) => {
      gaps.push(now - before);
      before = now;
      if (now < end) requestAnimationFrame(next);
      else done(gaps);
    };
    requestAnimationFrame(next);
  });
})();
