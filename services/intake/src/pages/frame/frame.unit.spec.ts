import { escapedBytesOf, html, Markup } from '@amparo/kernel';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { CATALOGUES } from '../catalogue/catalogues.rules';
import { Frame } from './frame';
import { HelpLines } from './help-lines';

describe('a piece of a page', () => {
  it('escapes whatever is put in, in texts and in attributes, however it is nested', () => {
    fc.assert(fc.property(fc.string({ unit: 'binary' }), (text) => {
      const page = html`<p title="${text}">${[text, [html`${text}`]]}</p>`.text;
      expect(page.replace(/^<p title="/, '').replace(/">/, '').replace(/<\/p>$/, '')).not.toMatch(/[<>"']/);
    }));
    fc.assert(fc.property(fc.string({ unit: 'binary' }), (text) => escapedBytesOf(text) === Buffer.byteLength(html`${text}`.text)));
    expect(html`${new Markup('<b>')}${undefined}${false}${0}${'&amp;'}`.text).toBe('<b>0&amp;amp;');
  });
});

describe('help of others on every page', () => {
  const folder = mkdtempSync(join(tmpdir(), 'amparo-test-help-'));
  afterAll(() => rmSync(folder, { recursive: true }));
  const file = (content: string) => {
    writeFileSync(join(folder, 'lines.json'), content);
    return join(folder, 'lines.json');
  };
  const page = (lines: HelpLines) => new Frame('https://exit.example/', lines).page('es', html`x`).text;

  it('is the lines that the file names, escaped', () => {
    const text = page(HelpLines.fromFile(file('[{ "name": "Línea <1>", "reach": "+00 000", "speaks": ["Español"] }]')));
    expect(text).toContain('<bdi>Línea &lt;1&gt;</bdi>: <bdi>+00 000</bdi> (día y noche; Idiomas: <bdi>Español</bdi>)');
    expect(text).not.toContain(CATALOGUES.es.help.none);
  });

  it('says that there is none where nobody has entered one, and what can be done all the same', () => {
    const text = page(HelpLines.fromFile(undefined));
    expect(text).toContain(CATALOGUES.es.help.none);
    expect(text).toContain(CATALOGUES.es.help.danger);
  });

  it.each(['', '{}', '[1]', '[{"name":"a"}]', '[{"name":"a","reach":" ","speaks":[]}]', '[{"name":"a","reach":"b","speaks":[1]}]'])('refuses to start with %j', (content) => {
    expect(() => HelpLines.fromFile(file(content))).toThrow(expect.objectContaining({ code: 'config.invalid' }));
  });

  it('refuses to start without the file that was named', () => {
    expect(() => HelpLines.fromFile(join(folder, 'none.json'))).toThrow(expect.objectContaining({ code: 'config.invalid' }));
  });
});
