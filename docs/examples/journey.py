"""Python, its own library alone: a token, a person in, what stands, and what happens from then on."""
import base64, json, os, time, urllib.error, urllib.parse, urllib.request

SITE = "https://konquista.example"
KEPT = "konquista.cursor"  # where you went on to read; keep it where it survives you


def post(path, body, **headers):
    request = urllib.request.Request(SITE + path, body, {name.replace("_", "-"): text for name, text in headers.items()})
    return urllib.request.urlopen(request, timeout=60)


# 1. A token, good for ten minutes.
def fetch_token():
    pair = f"{os.environ['CLIENT_ID']}:{os.environ['CLIENT_SECRET']}".encode()
    form = urllib.parse.urlencode({"grant_type": "client_credentials"}).encode()
    return json.load(post("/api/v1/token", form, Authorization="Basic " + base64.b64encode(pair).decode()))["access_token"]


def ask(token, query, variables, accept="application/json"):
    body = json.dumps({"query": query, "variables": variables}).encode()
    return post("/graphql", body, Authorization=f"Bearer {token}", Content_Type="application/json", Accept=accept)


# 2. A person comes in. Asked again under the same key, it is answered the same and changes nothing.
CAPTURE = "mutation($input: CaptureInput!) { captureLead(input: $input) { leadId created entry problem { code message field } } }"
token = fetch_token()
person = {"name": "Maria Souza", "phone": "11 98765-4321", "tags": ["MOEMA"], "idempotencyKey": "order-4711"}
captured = json.load(ask(token, CAPTURE, {"input": person}))["data"]["captureLead"]
if captured["problem"]:
    raise SystemExit(captured["problem"]["message"])
lead = captured["leadId"]

# 3. How they stand now.
LEAD = "query($id: ID!) { lead(id: $id) { name standing campaign { name } lastMessage { state } } }"
print(json.load(ask(token, LEAD, {"id": lead}))["data"]["lead"], flush=True)

# 4. What happens to them from the kept cursor on; the first time, from the beginning.
FIRST = "query($id: ID!) { feed(leadId: $id, first: 1) { endCursor } }"
FOLLOW = "subscription($id: ID!, $after: String) { feed(leadId: $id, after: $after) { cursor kind message { state } } }"
if not os.path.exists(KEPT):
    with open(KEPT, "w") as file:
        file.write(json.load(ask(token, FIRST, {"id": lead}))["data"]["feed"]["endCursor"])
while True:
    try:
        with open(KEPT) as file:
            after = file.read().strip()
        for line in ask(fetch_token(), FOLLOW, {"id": lead, "after": after}, "text/event-stream"):
            if line.startswith(b"data: {"):
                fact = json.loads(line[6:])["data"]["feed"]
                print(json.dumps(fact, separators=(",", ":")), flush=True)
                with open(KEPT, "w") as file:
                    file.write(fact["cursor"])
    except OSError as cause:  # cut off: go on from the cursor
        print("again:", cause)
    time.sleep(1)
