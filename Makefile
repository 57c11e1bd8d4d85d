# Dateline. `make` builds into build/; see README.md.

PREFIX ?= /usr/local
PROGRAM_PREFIX ?=
BUILD ?= build
CC ?= cc
CXX ?= c++
PKG_CONFIG ?= pkg-config

VERSION = 0.1.0
PROGRAMS = extract tokenize entity-tag count concordance fit report
PACKAGES = libutf8proc libpcre2-8 libcjson expat icu-uc zlib libzstd yaml-0.1

WARNINGS = -Wall -Wextra -Wpedantic -Wshadow -Wconversion -Wmissing-prototypes
CFLAGS ?= -O3 -g
CXXFLAGS ?= $(CFLAGS)
ALL_CFLAGS = -std=c11 $(WARNINGS) $(CFLAGS) -MMD -MP
ALL_CXXFLAGS = -std=c++11 -Wall -Wextra $(CXXFLAGS) -MMD -MP
ALL_CPPFLAGS = -D_POSIX_C_SOURCE=200809L -Icommon -Itools \
	-DDATELINE_DATADIR='"$(PREFIX)/share/dateline"' \
	$(shell $(PKG_CONFIG) --cflags $(PACKAGES)) $(CPPFLAGS)
LIBS = $(shell $(PKG_CONFIG) --libs $(PACKAGES)) -lm $(LDLIBS)

DATA = $(BUILD)/share/dateline/gazetteer.image $(BUILD)/share/dateline/countries.tsv \
	$(BUILD)/share/dateline/topics.tsv $(BUILD)/share/dateline/rules.tsv \
	$(BUILD)/share/dateline/regions.tsv $(BUILD)/share/dateline/groups.tsv \
	$(BUILD)/share/dateline/map.tsv
NAMES = $(patsubst data/%,$(BUILD)/share/dateline/%,$(sort $(wildcard data/names/*.tsv)))
STOPWORDS = $(patsubst data/%,$(BUILD)/share/dateline/%,$(sort $(wildcard data/stopwords/*.txt)))
LANGUAGES = data/languages.tsv
GAZETTEER = $(sort $(wildcard data/gazetteer/*/*.tsv))
# Of dictionaries, later ones override: those by hand the generated ones.
TOPICS = $(sort $(wildcard data/topics/generated/*.tsv)) $(sort $(wildcard data/topics/*.tsv))

COMMON_OBJECTS = $(patsubst %,$(BUILD)/obj/%.o,$(basename $(sort $(wildcard common/*.c common/*.cc))))
LIBRARY = $(BUILD)/libdateline.a
BINARIES = $(PROGRAMS:%=$(BUILD)/bin/%)
SCRIPTS = $(BUILD)/bin/dateline
objects_of = $(patsubst %.c,$(BUILD)/obj/%.o,tools/$(1).c $(sort $(wildcard tools/$(1)/*.c)))

UNITS = $(patsubst tests/unit/%.c,$(BUILD)/tests/%,$(sort $(wildcard tests/unit/*_test.c)))
BREAK_TEST = $(BUILD)/tests/break_test
LANGID_LINES = $(BUILD)/tests/langid_lines

# CLD2 and the C++ runtime, for what identifies languages. Both libraries define
# the tables: the one with the full tables must come first, and stay.
CLD2_LIBS = -Wl,--push-state,--no-as-needed -lcld2_full -lcld2 -Wl,--pop-state -lstdc++
$(BUILD)/bin/extract $(UNITS) $(LANGID_LINES): LIBS += $(CLD2_LIBS)

# Snowball's stemmers, for which Debian has no pkg-config file.
$(BUILD)/bin/count $(UNITS): LIBS += -lstemmer

all: $(BINARIES) $(SCRIPTS) $(DATA) $(NAMES) $(STOPWORDS)

# ---- programs ----

$(LIBRARY): $(COMMON_OBJECTS)
	$(AR) rcs $@ $^

define program_rule
$(BUILD)/bin/$(1): $(call objects_of,$(1)) $(LIBRARY)
	@mkdir -p $$(@D)
	$(CC) $(CFLAGS) $(LDFLAGS) -o $$@ $$^ $$(LIBS)
endef
$(foreach program,$(PROGRAMS),$(eval $(call program_rule,$(program))))

$(BUILD)/obj/%.o: %.c
	@mkdir -p $(@D)
	$(CC) $(ALL_CPPFLAGS) $(ALL_CFLAGS) -c -o $@ $<

$(BUILD)/obj/%.o: %.cc
	@mkdir -p $(@D)
	$(CXX) $(ALL_CPPFLAGS) $(ALL_CXXFLAGS) -c -o $@ $<

$(BUILD)/bin/%: scripts/%
	@mkdir -p $(@D)
	cp $< $@

# ---- data ----

$(BUILD)/share/dateline/gazetteer.image: $(BUILD)/bin/entity-tag $(LANGUAGES) $(GAZETTEER) $(TOPICS)
	@mkdir -p $(@D)
	$(BUILD)/bin/entity-tag --no-builtin --languages $(LANGUAGES) -g data/gazetteer \
		-T data/topics --compile $@

$(BUILD)/share/dateline/%.tsv: data/%.tsv
	@mkdir -p $(@D)
	cp $< $@

$(BUILD)/share/dateline/%.txt: data/%.txt
	@mkdir -p $(@D)
	cp $< $@

# ---- tests ----

# NAME_test links the library and, if there is a tools/PROGRAM/NAME.c, the
# modules beside it.
modules_for = $(patsubst %.c,$(BUILD)/obj/%.o,\
	$(wildcard $(addsuffix *.c,$(dir $(wildcard tools/*/$(1:_test=).c)))))

.SECONDEXPANSION:
$(BUILD)/tests/%: $(BUILD)/obj/tests/unit/%.o $$(call modules_for,$$*) $(LIBRARY)
	@mkdir -p $(@D)
	$(CC) $(CFLAGS) $(LDFLAGS) -o $@ $^ $(LIBS) $(shell $(PKG_CONFIG) --libs cmocka)

$(BREAK_TEST): $(BUILD)/obj/tests/conformance/break_test.o $(LIBRARY)
	@mkdir -p $(@D)
	$(CC) $(CFLAGS) $(LDFLAGS) -o $@ $^ $(LIBS)

$(LANGID_LINES): $(BUILD)/obj/tests/languages/langid_lines.o $(LIBRARY)
	@mkdir -p $(@D)
	$(CC) $(CFLAGS) $(LDFLAGS) -o $@ $^ $(LIBS)

# Accuracy and cost of language identification: make languages EVAL=DIRECTORY
languages: $(LANGID_LINES)
	scripts/score-languages $(LANGID_LINES)

# Countries found in labelled sets, beside goals and peers: make eval EVAL=DIRECTORY
eval: all
	scripts/eval $(BUILD)

# Topics, the same: make eval-topics EVAL=DIRECTORY
eval-topics: all
	scripts/eval --topics $(BUILD)

check: all $(UNITS) $(BREAK_TEST) $(LANGID_LINES)
	tests/run $(BUILD)

# The same tests with AddressSanitizer and UndefinedBehaviorSanitizer.
asan:
	$(MAKE) BUILD=$(BUILD)/asan \
		CFLAGS="-O1 -g -fsanitize=address,undefined -fno-sanitize-recover=all -fno-omit-frame-pointer" \
		check

# ---- the rest ----

# Speed and memory of extract, against what else there is.
bench-extract: all
	scripts/bench-extract $(BUILD)

# Speed of tokenize and of its segmenter, the same.
bench-tokenize: all
	scripts/bench-tokenize $(BUILD)

# Speed of entity-tag and of its matcher, the same.
bench-entity-tag: all
	scripts/bench-entity-tag $(BUILD)

# Speed and memory of count, the same.
bench-count: all
	scripts/bench-count $(BUILD)

MANUALS = $(sort $(wildcard man/*.[157]))

install: all
	install -d $(DESTDIR)$(PREFIX)/bin $(DESTDIR)$(PREFIX)/share/dateline
	for p in $(PROGRAMS) $(notdir $(SCRIPTS)); do \
		install -m 755 $(BUILD)/bin/$$p $(DESTDIR)$(PREFIX)/bin/$(PROGRAM_PREFIX)$$p || exit 1; \
	done
	install -m 644 $(DATA) $(DESTDIR)$(PREFIX)/share/dateline
	install -d $(DESTDIR)$(PREFIX)/share/dateline/names $(DESTDIR)$(PREFIX)/share/dateline/stopwords
	install -m 644 $(NAMES) $(DESTDIR)$(PREFIX)/share/dateline/names
	install -m 644 $(STOPWORDS) $(DESTDIR)$(PREFIX)/share/dateline/stopwords
	for m in $(MANUALS); do \
		name=$$(basename $$m); section=$${name##*.}; \
		case $$section in 1) name=$(PROGRAM_PREFIX)$$name;; esac; \
		install -d $(DESTDIR)$(PREFIX)/share/man/man$$section && \
		install -m 644 $$m $(DESTDIR)$(PREFIX)/share/man/man$$section/$$name || exit 1; \
	done

uninstall:
	for p in $(PROGRAMS) $(notdir $(SCRIPTS)); do rm -f $(DESTDIR)$(PREFIX)/bin/$(PROGRAM_PREFIX)$$p; done
	for m in $(MANUALS); do \
		name=$$(basename $$m); section=$${name##*.}; \
		case $$section in 1) name=$(PROGRAM_PREFIX)$$name;; esac; \
		rm -f $(DESTDIR)$(PREFIX)/share/man/man$$section/$$name; \
	done
	rm -rf $(DESTDIR)$(PREFIX)/share/dateline

clean:
	rm -rf $(BUILD)

dist:
	git archive --format=tar.gz --prefix=dateline-$(VERSION)/ \
		-o dateline-$(VERSION).tar.gz HEAD

# Regenerates the tables: Unicode from Debian's unicode-data, HTML's character
# references and what ends sentences from npm. To go to a newer Unicode, install
# its unicode-data and make both unicode and sentences.
unicode:
	scripts/generate-unicode > common/unicode_tables.c.new
	mv common/unicode_tables.c.new common/unicode_tables.c

sentences:
	scripts/generate-sentences > common/sentence_data.c.new
	mv common/sentence_data.c.new common/sentence_data.c

entities:
	scripts/generate-entities > common/html_entities.c.new
	mv common/html_entities.c.new common/html_entities.c

.PHONY: all check asan bench-extract bench-tokenize bench-entity-tag bench-count languages eval eval-topics install uninstall clean dist unicode sentences entities
.SECONDARY:

-include $(shell find $(BUILD)/obj -name '*.d' 2>/dev/null)
