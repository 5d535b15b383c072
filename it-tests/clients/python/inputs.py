import json
import os
import sys
import urllib.error
import urllib.request

request = urllib.request.Request(
    os.environ["LATCHKEY_URL"] + "/v2/inputs",
    headers={"Authorization": "Key " + os.environ["LATCHKEY_KEY"]},
)
try:
    with urllib.request.urlopen(request) as response:
        print(*(listed["id"] for listed in json.load(response)["inputs"]))
except urllib.error.HTTPError as refusal:
    sys.exit(f"{refusal.code}: {json.load(refusal)['status']['details']}")
