import { createHash } from 'node:crypto';

/**
 * The one style of all pages: the colours of the system, so that contrast and dark mode are the person's own; one column that
 * fits 320 px; nothing that has to be fetched.
 */
export const STYLE = [
  ':root{color-scheme:light dark;scroll-padding-top:4rem}',
  '*{box-sizing:border-box}',
  'body{margin:0 auto;max-width:40rem;padding:.75rem;font:1.0625rem/1.5 system-ui,sans-serif;background:Canvas;color:CanvasText;overflow-wrap:anywhere}',
  'h1{font-size:1.375rem;line-height:1.25;margin:.5rem 0}h2{font-size:1.125rem;margin:1.25rem 0 .25rem}legend h1{margin:0}',
  'fieldset{border:0;margin:0;padding:0;min-width:0}legend{padding:0}',
  // The way out stays in sight; what lies under its row can still be pressed.
  'header{position:sticky;top:.5rem;z-index:1;display:flex;justify-content:flex-end;pointer-events:none}',
  'a{color:LinkText}',
  '.exit{pointer-events:auto;display:inline-block;background:CanvasText;color:Canvas;padding:.625rem .875rem;border-radius:.25rem;font-weight:600}',
  'label{display:block}.pick{display:flex;gap:.625rem;padding:.5rem 0;align-items:flex-start}',
  'input[type=radio],input[type=checkbox]{flex:none;width:1.5rem;height:1.5rem;margin:0}',
  'textarea,input[type=text],select{display:block;width:100%;font:inherit;padding:.5rem;border:2px solid GrayText;border-radius:.25rem;background:Field;color:FieldText}',
  'textarea{min-height:9rem}input[type=file]{max-width:100%;font:inherit}',
  'button{font:inherit;min-height:2.75rem;padding:.5rem 1rem;border:2px solid CanvasText;border-radius:.25rem;background:Canvas;color:CanvasText;cursor:pointer}',
  'button.first{background:CanvasText;color:Canvas;font-weight:600}',
  'nav button{border-width:1px;padding:.25rem .625rem}nav a{display:inline-block;padding:.625rem .5rem}',
  ':focus-visible{outline:3px solid Highlight;outline-offset:2px}',
  '.row{display:flex;flex-wrap:wrap;gap:.625rem;margin:.875rem 0}',
  '.box{border:2px solid CanvasText;border-radius:.25rem;padding:.5rem .75rem;margin:.875rem 0}',
  '.code{font-weight:600;column-width:6.5rem;margin:.25rem 0;padding-inline-start:2rem}',
  '.letters{display:block;font-family:monospace}',
  'summary{padding:.625rem 0;cursor:pointer}',
  '.text{white-space:pre-wrap}dt{font-weight:600;margin-top:.625rem}dd{margin:0;white-space:pre-wrap}',
  'footer{border-top:1px solid GrayText;margin-top:1.5rem}',
].join('');

/** What a page may do: show itself in this one style, and send its form back here. */
export const PAGE_POLICY = [
  "default-src 'none'", `style-src 'sha256-${createHash('sha256').update(STYLE).digest('base64')}'`,
  "base-uri 'none'", "form-action 'self'", "frame-ancestors 'none'",
].join('; ');
