package names

import (
	"strings"
	"sync"
)

// Sex is that of a person.
type Sex uint8

const (
	// AnySex is that of a person whose name does not tell.
	AnySex Sex = iota
	Female
	Male
)

// sexes are the first names, folded, that are given to one sex.
var sexes = sync.OnceValue(func() map[string]Sex {
	m, sex := map[string]Sex{}, AnySex
	for line := range dataLines("sex") {
		switch line {
		case "@female":
			sex = Female
		case "@male":
			sex = Male
		default:
			for name := range strings.FieldsSeq(line) {
				m[fold(name)] = sex
			}
		}
	}
	return m
})

// SexOf returns the sex of a person by the first name that a full name begins with: "Anna-Lena Krüger" is Female.
func SexOf(name string) Sex {
	if len(name) > maxName {
		return AnySex
	}
	if first, _, _ := strings.Cut(name, " "); strings.Contains(first, "-") {
		if sex, known := sexes()[fold(first)]; known {
			return sex
		}
	}
	given, _, full := strings.Cut(bare(fold(name)), " ")
	sex := sexes()[given]
	if !full && (sex == Male || foldedNames()[given]&surname != 0) {
		return AnySex // "Grant" alone may be the surname of a woman
	}
	return sex
}
