// The engine's memory, into which columns are copied: as it is now, for it moves when it grows.
Module['heap'] = () => HEAPU8
