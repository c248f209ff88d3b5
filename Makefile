# daoban (导办): build, test, install. `make help` lists the targets.
#
#   make run       install what is missing, build, start the desk on the content in this tree
#   make test      the same, then every test
#   SAN=1          address and undefined behaviour sanitizers (own build folder)
#   WERROR=1       warnings are errors (CI)

CC      ?= gcc
SAN     ?= 0
WERROR  ?= 0
BUILD   ?= $(if $(filter 1,$(SAN)),build/san,build)
prefix  ?= /usr/local

WARNINGS = -Wall -Wextra -Wpedantic -Wshadow -Wconversion -Wsign-conversion -Wstrict-prototypes \
           -Wmissing-prototypes -Wvla -Wundef -Wwrite-strings -Wcast-qual -Wformat=2 -Wnull-dereference
ifneq ($(findstring clang,$(CC)),clang)
WARNINGS += -Wduplicated-cond -Wduplicated-branches -Wlogical-op
endif
ifeq ($(SAN),1)
HARDEN  = -O1 -fsanitize=address,undefined -fno-sanitize-recover=all -fno-omit-frame-pointer
else
HARDEN  = -O2 -D_FORTIFY_SOURCE=2 -fstack-protector-strong -fstack-clash-protection
LINKING = -pie -Wl,-z,relro,-z,now
endif
# The feature macros ncursesw's pkg-config gives, for every file, so that all agree.
FEATURES = -D_DEFAULT_SOURCE -D_XOPEN_SOURCE=600
ALL_CFLAGS = -std=c17 -g -fPIE $(FEATURES) $(WARNINGS) $(if $(filter 1,$(WERROR)),-Werror) $(HARDEN) -Itui \
             -MMD -MP $(CFLAGS)

# Everything but main and the helpers goes into one archive; a test takes from it only what it names.
LIBRARY_SOURCES = $(filter-out tui/main.c,$(wildcard tui/*.c tui/*/*.c))
LIBRARY_OBJECTS = $(LIBRARY_SOURCES:%.c=$(BUILD)/%.o)
TEST_NAMES      = $(patsubst tests/unit/%.c,%,$(wildcard tests/unit/test_*.c))
DESK_LIBS = -Wl,--as-needed -lncursesw -ltinfo -lyaml -lunistring -ljansson

all: $(BUILD)/daoban

$(BUILD)/daoban: $(BUILD)/tui/main.o $(BUILD)/libdaoban.a
	$(CC) $(ALL_CFLAGS) $(LINKING) $(LDFLAGS) -o $@ $^ $(DESK_LIBS)

$(BUILD)/libdaoban.a: $(LIBRARY_OBJECTS)
	@rm -f $@
	ar rcs $@ $^

$(BUILD)/%.o: %.c
	@mkdir -p $(@D)
	$(CC) $(ALL_CFLAGS) -c -o $@ $<

$(BUILD)/tests/%: $(BUILD)/tests/unit/%.o $(BUILD)/libdaoban.a
	$(CC) $(ALL_CFLAGS) $(LINKING) $(LDFLAGS) -o $@ $^ $(DESK_LIBS) -lcmocka

unit: $(TEST_NAMES:%=$(BUILD)/tests/%)
	@set -e; for t in $^; do ./$$t; done

clean:
	rm -rf build

.PHONY: all unit clean
.SECONDARY:
-include $(shell find $(BUILD) -name '*.d' 2>/dev/null)
