package discordtest

import (
	"fmt"
	"strconv"
	"strings"
)

// apiError is an answer that is not a success (Topics, "Opcodes and Status Codes",
// "JSON Error Codes"; API Reference, "Error Messages").
type apiError struct {
	status int // HTTP
	code   int // JSON, 0 if there is none
	text   string
	form   *formErrors // of code 50035
}

func (e *apiError) Error() string { return fmt.Sprintf("HTTP %d, %d: %s", e.status, e.code, e.text) }

func (e *apiError) object() object {
	o := object{"message": e.text, "code": e.code}
	if e.form != nil {
		o["errors"] = e.form.object()
	}
	return o
}

// The errors that are given out here.
var (
	errUnauthorized       = &apiError{status: 401, text: "401: Unauthorized"}
	errNotFound           = &apiError{status: 404, text: "404: Not Found"}
	errUnknownChannel     = &apiError{status: 404, code: 10003, text: "Unknown Channel"}
	errUnknownGuild       = &apiError{status: 404, code: 10004, text: "Unknown Guild"}
	errUnknownMember      = &apiError{status: 404, code: 10007, text: "Unknown Member"}
	errUnknownMessage     = &apiError{status: 404, code: 10008, text: "Unknown Message"}
	errUnknownRole        = &apiError{status: 404, code: 10011, text: "Unknown Role"}
	errUnknownUser        = &apiError{status: 404, code: 10013, text: "Unknown User"}
	errUnknownEmoji       = &apiError{status: 400, code: 10014, text: "Unknown Emoji"}
	errUnknownWebhook     = &apiError{status: 404, code: 10015, text: "Unknown Webhook"}
	errUnknownInteraction = &apiError{status: 404, code: 10062, text: "Unknown interaction"}
	errUnknownCommand     = &apiError{status: 404, code: 10063, text: "Unknown application command"}
	errNotYourApplication = &apiError{status: 403, code: 20012, text: "You are not authorized to perform this action on this application"}
	errTooLarge           = &apiError{status: 413, code: 40005, text: "Request entity too large"}
	errAcknowledged       = &apiError{status: 400, code: 40060, text: "Interaction has already been acknowledged."}
	errMissingAccess      = &apiError{status: 403, code: 50001, text: "Missing Access"}
	errNotYourMessage     = &apiError{status: 403, code: 50005, text: "Cannot edit a message authored by another user"}
	errEmptyMessage       = &apiError{status: 400, code: 50006, text: "Cannot send an empty message"}
	errCannotSendToUser   = &apiError{status: 403, code: 50007, text: "Cannot send messages to this user"}
	errMissingPermissions = &apiError{status: 403, code: 50013, text: "Missing Permissions"}
	errBulkDeleteCount    = &apiError{status: 400, code: 50016, text: "Provided too few or too many messages to delete. Must provide at least 2 and at most 100 messages to delete"}
	errWebhookToken       = &apiError{status: 401, code: 50027, text: "Invalid Webhook Token"}
	errTooOldToDelete     = &apiError{status: 400, code: 50034, text: "A message provided was too old to bulk delete"}
	errAPIVersion         = &apiError{status: 400, code: 50041, text: "Invalid API version"}
	errInvalidJSON        = &apiError{status: 400, code: 50109, text: "The request body contains invalid JSON."}
	errNoHistory          = &apiError{status: 400, code: 160002, text: "Cannot reply without permission to read message history"}
)

// formErrors is the tree of what is wrong with a body: {"embeds":{"0":{"title":{"_errors":[...]}}}}.
type formErrors struct {
	own   []object
	below map[string]*formErrors
}

// add notes an error at a dotted path such as "embeds.0.title".
func (f *formErrors) add(path, code, format string, args ...any) {
	at := f
	for key := range strings.SplitSeq(path, ".") {
		if at.below == nil {
			at.below = map[string]*formErrors{}
		}
		if at.below[key] == nil {
			at.below[key] = &formErrors{}
		}
		at = at.below[key]
	}
	at.own = append(at.own, object{"code": code, "message": fmt.Sprintf(format, args...)})
}

// length notes a text that is too long or, where it is required, missing. Characters are code points.
func (f *formErrors) length(path, text string, least, most int) {
	n := len([]rune(trim(text)))
	switch {
	case n == 0 && least > 0:
		f.add(path, "BASE_TYPE_REQUIRED", "This field is required")
	case n < least:
		f.add(path, "BASE_TYPE_MIN_LENGTH", "Must be at least %d in length.", least)
	case n > most:
		f.tooLong(path, most)
	}
}

func (f *formErrors) tooLong(path string, most int) {
	f.add(path, "BASE_TYPE_MAX_LENGTH", "Must be %d or fewer in length.", most)
}

func (f *formErrors) object() object {
	o := object{}
	if len(f.own) > 0 {
		o["_errors"] = f.own
	}
	for key, below := range f.below {
		o[key] = below.object()
	}
	return o
}

// err is nil if nothing is wrong.
func (f *formErrors) err() error {
	if len(f.own) == 0 && len(f.below) == 0 {
		return nil
	}
	return &apiError{status: 400, code: 50035, text: "Invalid Form Body", form: f}
}

// formError is a body with one thing wrong.
func formError(path, code, format string, args ...any) error {
	var f formErrors
	f.add(path, code, format, args...)
	return f.err()
}

// at is a step of a path below a list.
func at(path string, i int) string { return path + "." + strconv.Itoa(i) }

// trim takes away the white space that Discord does not count nor keep.
func trim(s string) string { return strings.TrimSpace(s) }
