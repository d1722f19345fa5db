import { createHash } from 'node:crypto';

/** After so many seconds a packet is gone from a page that could not fetch itself anew: below the 60 in which a withdrawal must reach it. */
export const BLANK_AFTER_SECONDS = 50;
/** A page with a packet fetches itself anew after so many. */
export const LOOK_AGAIN_SECONDS = 40;

/** The one style of these pages: the system's colours, one column that fits 320 px, nothing to fetch, no script. */
export const LINK_STYLE = [
  ':root{color-scheme:light dark}',
  '*{box-sizing:border-box}',
  'body{margin:0 auto;max-width:40rem;padding:.75rem;font:1.0625rem/1.5 system-ui,sans-serif;background:Canvas;color:CanvasText;overflow-wrap:anywhere}',
  'h1{font-size:1.375rem;line-height:1.25;margin:.5rem 0}h2{font-size:1.125rem;margin:1.5rem 0 .25rem}',
  'a{color:LinkText}nav a{display:inline-block;padding:.625rem .5rem}',
  'label{display:block;font-weight:600}',
  'input,select,textarea{display:block;width:100%;font:inherit;padding:.5rem;border:2px solid GrayText;border-radius:.25rem;background:Field;color:FieldText}',
  'button{font:inherit;min-height:2.75rem;padding:.5rem 1rem;margin:.5rem 0;border:2px solid CanvasText;border-radius:.25rem;background:Canvas;color:CanvasText;cursor:pointer}',
  'button.first{background:CanvasText;color:Canvas;font-weight:600}',
  ':focus-visible{outline:3px solid Highlight;outline-offset:2px}',
  '.box{border:2px solid CanvasText;border-radius:.25rem;padding:.5rem .75rem;margin:.875rem 0}',
  'dt{font-weight:600;margin-top:.625rem}dd{margin:0;white-space:pre-wrap}',
  'footer{border-top:1px solid GrayText;margin-top:1.5rem}',
  '.packet{position:relative;overflow:hidden}',
  // Who opened it and when, across it: read by eyes, passed over by whoever listens to the page.
  '.marks{position:absolute;inset:0;overflow:hidden;pointer-events:none;user-select:none;opacity:.16;font-size:.875rem}.marks span{display:block;margin:1.5rem 0;white-space:nowrap;transform:rotate(-12deg)}.marks span::before{content:attr(data-mark)}',
  '@keyframes gone{to{visibility:hidden}}@keyframes there{from{visibility:hidden}to{visibility:visible}}',
  `.packet{animation:gone 0s linear ${BLANK_AFTER_SECONDS}s forwards}.blank{visibility:hidden;animation:there 0s linear ${BLANK_AFTER_SECONDS}s forwards}`,
  '@media print{.packet{display:none}}',
].join('');

/** What such a page may do: show itself in this style, and send its forms back here. */
export const LINK_POLICY = [
  "default-src 'none'", `style-src 'sha256-${createHash('sha256').update(LINK_STYLE).digest('base64')}'`, "base-uri 'none'", "form-action 'self'", "frame-ancestors 'none'",
].join('; ');
