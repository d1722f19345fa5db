/** What a person sees who opens the portal's address where the web app was not built. */
export const PLAIN_PAGE = `<!doctype html>
<html lang="en">
<meta charset="utf-8">
<meta name="viewport" content="width=device-width">
<title>Amparo</title>
<h1>Amparo</h1>
<p>This is the entrance for staff. Reports are not made here: they are made at the public door.</p>
<p>Calls go through <code>/api/&lt;service&gt;/…</code> with the operator's token. <a href="/api/openapi.json">All calls</a>.</p>
</html>
`;
