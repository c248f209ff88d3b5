/* The table of everything the loader can say; below all of load/. */
#include "load/messages.h"

const struct message messages[MESSAGE_COUNT] = {
#define SAY(id, kind, severity, zh, en) [MESSAGE_##id] = {kind, SEVERITY_##severity, zh, en},
#include "load/messages.def"
#undef SAY
};
