"""What `npm run fuzz` adds to schemathesis: who calls, names of things that are there, what no answer may do, and a count.

The plan (`AMPARO_FUZZ_PLAN`, JSON) holds `headersFile` (headers of the caller, written anew while it runs), `names` (by the name of a
path's part: values that exist), `countsFile`.
"""

import atexit
import json
import os
import re
import threading
import time
import zlib
from collections import Counter
from pathlib import Path

import schemathesis

PLAN = json.loads(Path(os.environ["AMPARO_FUZZ_PLAN"]).read_text(encoding="utf-8"))
NAMES = PLAN["names"]
# Goes along with each request, and stands in no answer.
PLANTED = "Kanarienvogel7F3K"
# Shorter ones stand in fixed words by chance.
SHORTEST_ECHO = 8
HEADERS_KEPT_SECONDS = 5

# A piece of a file is bytes like any other.
schemathesis.serializer.alias("application/partial-upload", "application/octet-stream")

counts = Counter()
lock = threading.Lock()
headers = {"read": 0.0, "value": {}}


def headers_of_caller():
    with lock:
        if time.monotonic() - headers["read"] > HEADERS_KEPT_SECONDS:
            headers.update(read=time.monotonic(), value=json.loads(Path(PLAN["headersFile"]).read_text(encoding="utf-8")))
        return headers["value"]


def place_of(value):
    """The same number for the same value, in each run."""
    return zlib.crc32(repr(value).encode("utf-8", "replace"))


@schemathesis.hook
def before_call(ctx, case, kwargs):
    """The caller's headers, and in half of all paths only things that are there: else nearly all would end with "no such thing"."""
    sent = dict(case.headers or {})
    sent.update(headers_of_caller())
    sent["x-invented"] = PLANTED
    case.headers = sent
    parameters = dict(case.path_parameters or {})
    whole = place_of(sorted(parameters.items()))
    for name, value in parameters.items():
        there = NAMES.get(name)
        place = place_of(value)
        # A case that is there with something of it that is not, and the other way round, in a quarter.
        if there and (whole % 4 < 2 or (whole % 4 == 2 and place % 2 == 0)):
            case.path_parameters[name] = there[(place // 2) % len(there)]


@schemathesis.hook
def after_call(ctx, case, response):
    with lock:
        counts[f"{case.operation.path} {response.status_code}"] += 1


@schemathesis.hook
def after_network_error(ctx, case, request):
    with lock:
        counts[f"{case.operation.path} silence"] += 1


@atexit.register
def write_counts():
    Path(PLAN["countsFile"]).write_text(json.dumps(counts), encoding="utf-8")


def texts_in(value):
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict):
        for key, inner in value.items():
            # A plain word is a name of ours, and may stand in a sentence of ours.
            if not re.fullmatch("[A-Za-z]+", str(key)):
                yield str(key)
            yield from texts_in(inner)
    elif isinstance(value, (list, tuple)):
        for inner in value:
            yield from texts_in(inner)


THERE = {value for values in NAMES.values() for value in values}


@schemathesis.check
def no_server_error(ctx, response, case):
    """Nothing that is sent is a mistake of ours; "not now" (503) is none either."""
    assert response.status_code < 500 or response.status_code == 503, f"answered {response.status_code}"


@schemathesis.check
def no_echo(ctx, response, case):
    """A refusal repeats nothing of what was sent, and no answer the planted word."""
    body = response.text
    # A cookie's name is ours, whoever sends it; it is taken back by its name.
    everything = body + " ".join(str(value) for name, value in response.headers.items() if name.lower() != "set-cookie")
    assert PLANTED not in everything, "the answer repeats a header"
    if response.status_code < 400:
        return
    sent = [*texts_in(case.path_parameters or {}), *texts_in(case.query or {}), *(case.cookies or {}).values()]
    if isinstance(case.body, (dict, list, str)):
        sent.extend(texts_in(case.body))
    for text in (each for each in sent if isinstance(each, str)):
        assert len(text) < SHORTEST_ECHO or text in THERE or text not in everything, f"the refusal repeats what was sent: {text[:80]!r}"


@schemathesis.check
def a_problem(ctx, response, case):
    """A refusal is a problem in JSON with a stable code, but where pages are shown."""
    if response.status_code < 400 or case.method.upper() == "HEAD" or not response.content:
        return
    kind = ",".join(response.headers.get("content-type", []))
    if case.operation.path.startswith("/api/intake/") and kind.startswith("text/html"):
        return
    assert kind.startswith("application/problem+json"), f"refused as {kind}"
    assert isinstance(json.loads(response.text).get("code"), str), "refused without a code"
