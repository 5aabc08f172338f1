<?php
function greeting(string $name): string
{
    return 'Hello, ' . htmlspecialchars($name) . "!\n";
}
