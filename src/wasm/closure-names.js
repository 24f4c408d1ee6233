// Emscripten 3.1.6's minimal runtime mentions these without declaring them, which closure takes for an error. Nothing
// that we link uses them.
var dynCalls, abortDecorators, quit_;
