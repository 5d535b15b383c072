curl --silent --show-error --fail-with-body \
  --header @- "$LATCHKEY_URL/v2/inputs" <<< "Authorization: Key $LATCHKEY_KEY"
