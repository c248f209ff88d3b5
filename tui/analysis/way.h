/*
 * The ways on from a node, by number: first those of its options, relations or endings (0 …), then those of
 * its arms (WAY_ARM …), then what is left.
 */
#ifndef TUI_ANALYSIS_WAY_H
#define TUI_ANALYSIS_WAY_H

#define WAY_ARM 100u
#define WAY_OTHERWISE 200u /* `else`, or the `then` of a question whose answers all lead one way */
#define WAY_UNSURE 201u
#define WAY_UNKNOWN 202u

#endif
