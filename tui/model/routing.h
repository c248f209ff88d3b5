/*
 * Records that route: flows, their nodes and where each way leads, and the rules in postfix. What
 * evaluates them is engine/; see content.h for how records refer to each other.
 */
#ifndef TUI_MODEL_ROUTING_H
#define TUI_MODEL_ROUTING_H

#include "base/date.h"
#include "model/record.h"

/* ---- routing ---------------------------------------------------------------------------- */

/* Where a way leads: kind in the top two bits, below it the index into the section nodes, endings or
 * outcomes. NO_INDEX = no way. */
enum target_kind { TARGET_NODE, TARGET_ENDING, TARGET_OUTCOME };
#define TARGET(kind, index) ((uint32_t)(kind) << 30 | (index))
#define TARGET_KIND(target) ((enum target_kind)((target) >> 30))
#define TARGET_INDEX(target) ((target)&0x3fffffffu)

struct flow {
    uint32_t id;
    struct text title;
    struct text about;  /* one line for the home screen */
    struct text matter; /* 事项名称 on the sheet; the title where none is given */
    uint32_t home;      /* place on the home screen from 1, 0 = not there */
    uint32_t start;     /* node */
    struct span nodes;
    struct span endings;
};

/* An ending of a flow; its position in the flow's span is the value of the flow's fact. */
struct ending {
    uint32_t id;
    uint32_t outcome; /* shown when the flow runs alone, and named by bring {include} */
};

enum node_kind {
    NODE_ASK,          /* subject = fact */
    NODE_RUN,          /* subject = flow */
    NODE_DECIDE_FACT,  /* subject = fact (a question's or a flow's) */
    NODE_DECIDE_VALUE, /* subject = parameter with options */
    NODE_DECIDE_RULES  /* subject = NO_INDEX */
};

/*
 * Either `ways` (a target per option of the subject, NO_INDEX where an option cannot come) or
 * `arms` (rules with targets) says where to go, or neither (`then:`, in `otherwise`). For places
 * the ways are indexed by enum relation, for flows by position in the flow's endings.
 *
 * The loader has already copied `else` into every way it stands for, so walking needs none:
 *   ways   answer known: ways[option]; 不清楚 or relation not known: unsure, where not given unknown;
 *          not answered or value not known: unknown, where not given unsure
 *   arms   the true arm; else, some unknown: unsure where nothing but 不清楚 to the subject is the cause
 *          and it is given, else unknown; all false: otherwise
 *   then   不清楚: unsure where given; else otherwise
 */
struct node {
    uint32_t id;
    uint32_t flow;
    uint32_t kind;
    uint32_t subject;
    uint32_t only;    /* bit mask of options offered; 0 = all */
    struct span ways; /* in indexes: targets */
    struct span arms;
    uint32_t otherwise; /* else: no arm true, none unknown; or the single `then` */
    uint32_t unsure;    /* the subject was answered 不清楚 */
    uint32_t unknown;   /* a parameter, deadline or rule is unknown */
    uint32_t line;      /* in the flow's file, for messages and witnesses */
    /* bounds over this flow alone, made by the loader: see engine/bounds.h */
    uint8_t fewest;
    uint8_t most;
    uint16_t verdicts; /* bit per verdict still possible, called flows included */
};

struct arm {
    uint32_t rule;
    uint32_t target;
};

/* ---- rules ------------------------------------------------------------------------------ */

/*
 * A rule in postfix: each code word is an atom index, or one of the operators below.
 * Atoms whose left side is not known are unknown; and, or, not are Kleene's.
 */
#define RULE_AND 0x80000000u
#define RULE_OR 0x80000001u
#define RULE_NOT 0x80000002u
#define RULE_DEPTH_MAX 32 /* operands waiting at once; a limit the loader reports */

struct rule {
    uint32_t source; /* string: as written */
    struct span code;
};

enum term_kind {
    TERM_NONE,
    TERM_FACT,
    TERM_VALUE,
    TERM_DEADLINE,
    TERM_TODAY,
    /* about cases that have ended, unknown in all others: in `when` of parameters and in invariants */
    TERM_VERDICT,
    TERM_OUTCOME, /* EQ and NE with the outcome's index */
    /* in invariants only; the engine knows neither */
    TERM_DOCUMENTS, /* HAS the document's index: demanded by itself */
    TERM_CHOICES,   /* HAS the document's index: one of several that serve */
    TERM_DEADLINES, /* HAS the deadline's index: the outcome lists it */
    /* which flow the case was begun with; where verdict and outcome can stand */
    TERM_MATTER, /* EQ and NE with the flow's index */
    TERM_SHOWN   /* HAS the parameter's index, in invariants only: it bears on the case, or may */
};

/* clang-format off */
enum rule_operator {
    OPERATOR_EQ, OPERATOR_NE, OPERATOR_LT, OPERATOR_LE, OPERATOR_GT, OPERATOR_GE,
    OPERATOR_IN,      /* left is one of mask */
    OPERATOR_HAS,     /* several-of fact contains option `number` */
    OPERATOR_IS_KNOWN /* never unknown itself */
};
/* clang-format on */

/*
 * left OP right. Options, relations and endings compare through `mask` (bit per option; EQ, NE and
 * IN are all OPERATOR_IN / OPERATOR_NE over the mask). Numbers, money (in fen) and dates compare
 * with `number`, or, when right is not TERM_NONE, with that term plus `plus`. IN over numbers or
 * dates is spelled out by the loader as a chain of EQ joined with or. Durations compare by length:
 * `number` here and in struct value is duration_length().
 */
struct atom {
    uint32_t left;       /* enum term_kind */
    uint32_t left_index; /* fact, parameter or deadline */
    uint32_t op;         /* enum rule_operator */
    uint32_t mask;
    int64_t number;
    uint32_t right; /* enum term_kind; TERM_NONE = number or mask */
    uint32_t right_index;
    struct duration plus; /* added to the right term */
};

#endif
