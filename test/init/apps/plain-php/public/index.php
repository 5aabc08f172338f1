<?php
require __DIR__ . '/../src/greeting.php';

echo greeting($_GET['name'] ?? 'world');
