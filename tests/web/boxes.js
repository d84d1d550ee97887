// What is drawn in the window, as boxes: backgrounds, borders, lines of text, marks. No glyph and no edge is
// smoothed, so that two browsers that lay a page out alike give the same boxes.
() => {
  const found = [];
  const pen = document.createElement("canvas").getContext("2d", { willReadFrequently: true });
  const known = new Map();
  const colour = (text) => {
    if (known.has(text)) return known.get(text);
    pen.clearRect(0, 0, 1, 1);
    pen.fillStyle = "rgb(0 0 0 / 0)";
    pen.fillStyle = text;
    pen.fillRect(0, 0, 1, 1);
    const [red, green, blue, alpha] = pen.getImageData(0, 0, 1, 1).data;
    const said = alpha < 8 ? null : [red, green, blue, alpha];
    known.set(text, said);
    return said;
  };
  const cut = (one, room) => ({
    left: Math.max(one.left, room.left), top: Math.max(one.top, room.top),
    right: Math.min(one.right, room.right), bottom: Math.min(one.bottom, room.bottom),
  });
  const add = (box, room, text) => {
    const said = colour(text);
    const { left, top, right, bottom } = cut(box, room);
    if (said === null || right - left < 0.5 || bottom - top < 0.5) return;
    found.push([...[left, top, right, bottom].map(Math.round), ...said]);
  };
  const borders = (box, style, room) => {
    const { left, top, right, bottom } = box;
    const sides = {
      Top: (wide) => ({ left, top, right, bottom: top + wide }), Bottom: (wide) => ({ left, top: bottom - wide, right, bottom }),
      Left: (wide) => ({ left, top, right: left + wide, bottom }), Right: (wide) => ({ left: right - wide, top, right, bottom }),
    };
    for (const [side, boxOf] of Object.entries(sides)) {
      const wide = Number.parseFloat(style[`border${side}Width`]);
      if (wide > 0 && style[`border${side}Style`] !== "none") add(boxOf(Math.max(1, wide)), room, style[`border${side}Color`]);
    }
  };
  const mark = (box, style, room) => {
    if (style.fill !== "none") add(box, room, style.fill);
    else if (style.stroke !== "none") add(box, room, style.stroke);
  };
  const visit = (one, room) => {
    const style = getComputedStyle(one);
    const hasBox = style.display !== "contents"; // without one, its children are drawn all the same
    if (hasBox && !one.checkVisibility({ opacityProperty: true, visibilityProperty: true })) return;
    const box = one.getBoundingClientRect();
    const isMark = one instanceof SVGGeometryElement;
    if (isMark) mark(box, style, room);
    else if (hasBox && !(one instanceof SVGElement)) {
      add(box, room, style.backgroundColor);
      borders(box, style, room);
    }
    const isCut = hasBox && (style.overflowX !== "visible" || style.clipPath !== "none");
    const inner = isCut ? cut(box, room) : room;
    for (const child of one.childNodes) {
      if (child.nodeType === Node.ELEMENT_NODE) visit(child, inner);
      if (child.nodeType !== Node.TEXT_NODE || child.textContent.trim() === "") continue;
      const line = document.createRange();
      line.selectNodeContents(child);
      for (const rect of line.getClientRects()) add(rect, inner, style.color);
    }
  };
  visit(document.documentElement, { left: 0, top: 0, right: innerWidth, bottom: innerHeight });
  return found;
}
