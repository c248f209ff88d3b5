/*
 * A random content (random_flow.h) with more cities, as the proof takes it: each city says of every parameter
 * what some region says, so that some say the same; parameters bear on cases by random rules; two random
 * invariants must hold, and mostly do not. Record i of every kind stands at here:i+1.
 */
#ifndef TESTS_UNIT_CROWD_H
#define TESTS_UNIT_CROWD_H

#include "model/workbook.h"
#include "random_flow.h"

struct crowd {
    struct random_flow made;
    struct workbook workbook;
    struct arena arena;
};

void crowd_start(struct crowd *crowd, uint64_t seed);
void crowd_free(struct crowd *crowd);

#endif
