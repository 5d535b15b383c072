<?php
$context = stream_context_create(['http' => [
    'header' => 'Authorization: Key ' . getenv('LATCHKEY_KEY'),
    'ignore_errors' => true, // The body of a refusal says what is wrong.
]]);
$answer = json_decode(file_get_contents(getenv('LATCHKEY_URL') . '/v2/inputs', false, $context), true);
if ($answer['status']['code'] === 10000) {
    echo implode(' ', array_column($answer['inputs'], 'id')), "\n";
} else {
    fwrite(STDERR, $http_response_header[0] . ': ' . $answer['status']['details'] . "\n");
    exit(1);
}
