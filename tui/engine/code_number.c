/* Long numbers in groups of four digits: small enough that 64 bits hold every product. */
#include "engine/code_number.h"

#include <assert.h>

void number_put(struct number *number, uint64_t radix, uint64_t value)
{
    uint64_t carry = value;

    assert(radix <= NUMBER_RADIX_MAX && value < radix);
    for (uint32_t i = 0; i < number->count || carry > 0; i++) {
        if (i == NUMBER_GROUPS_MAX) {
            number->full = true;
            return;
        }
        if (i == number->count)
            number->count++;
        carry += number->group[i] * radix;
        number->group[i] = (uint16_t)(carry % NUMBER_GROUP);
        carry /= NUMBER_GROUP;
    }
}

uint64_t number_take(struct number *number, uint64_t radix)
{
    uint64_t rest = 0;

    assert(radix > 0 && radix <= NUMBER_RADIX_MAX);
    for (uint32_t i = number->count; i-- > 0;) {
        rest = rest * NUMBER_GROUP + number->group[i];
        number->group[i] = (uint16_t)(rest / radix);
        rest %= radix;
    }
    while (number->count > 0 && number->group[number->count - 1] == 0)
        number->count--;
    return rest;
}

uint32_t number_modulo(const struct number *number, uint32_t divisor)
{
    uint64_t rest = 0;

    for (uint32_t i = number->count; i-- > 0;)
        rest = (rest * NUMBER_GROUP + number->group[i]) % divisor;
    return (uint32_t)rest;
}
