"""Lists inputs by the generated Python client; takes address and key from the environment."""

import os

import openapi_client

configuration = openapi_client.Configuration(host=os.environ["BASE"])
configuration.api_key["Key"] = os.environ["KEY"]
configuration.api_key_prefix["Key"] = "Key"
try:
    inputs = openapi_client.DefaultApi(openapi_client.ApiClient(configuration)).list_inputs().inputs
    concepts = any(each.data.concepts is not None for each in inputs)
    print("inputs", "some," if inputs else "none,", "concepts", "some" if concepts else "none")
except openapi_client.ApiException as refused:
    print("refused", refused.status)
