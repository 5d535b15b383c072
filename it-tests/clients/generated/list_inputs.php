<?php
// Lists inputs by the generated PHP client; takes address and key from the environment.

require '/usr/share/php/GuzzleHttp/autoload.php';
spl_autoload_register(function (string $class): void {
    $file = getenv('CLIENT') . '/lib/' . str_replace('\\', '/', substr($class, strlen('OpenAPI\\Client\\'))) . '.php';
    if (str_starts_with($class, 'OpenAPI\\Client\\') && is_file($file)) {
        require $file;
    }
});

$configuration = OpenAPI\Client\Configuration::getDefaultConfiguration()
    ->setHost(getenv('BASE'))
    ->setApiKey('Authorization', getenv('KEY'))
    ->setApiKeyPrefix('Authorization', 'Key');
try {
    $api = new OpenAPI\Client\Api\DefaultApi(new GuzzleHttp\Client(), $configuration);
    $inputs = $api->listInputs()->getInputs();
    $concepts = array_filter($inputs, fn ($each) => $each->getData()->getConcepts() !== null);
    echo 'inputs ', $inputs ? 'some' : 'none', ', concepts ', $concepts ? 'some' : 'none', "\n";
} catch (OpenAPI\Client\ApiException $refused) {
    echo 'refused ', $refused->getCode(), "\n";
}
