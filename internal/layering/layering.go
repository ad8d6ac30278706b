// Package layering holds the architecture: which package may import which, which outside library belongs to which package,
// and who may speak to the network. It is checked by its test, which reads the sources with go/parser; nothing imports it.
//
// A new package or library needs a line in the tables here, where a reader sees it.
package layering

import (
	"fmt"
	"go/ast"
	"go/parser"
	"go/token"
	"io/fs"
	"path"
	"slices"
	"strconv"
	"strings"
)

// module is the name of the module.
const module = "quoth"

// layers are the packages and what of the module they may import, tests aside. Arrows run one way: a package stands below
// all that it may import. A folder of programs that only make data for a package stands behind that.
var layers = map[string][]string{
	"internal/lang/ngram":  nil,
	"internal/lang":        {"internal/lang/ngram"},
	"internal/lang/train":  {"internal/lang", "internal/lang/ngram"},
	"internal/text":        {"internal/lang"},
	"internal/when":        {"internal/lang", "internal/text"},
	"internal/amount":      {"internal/lang", "internal/text", "internal/when"},
	"internal/names":       {"internal/lang", "internal/text"},
	"internal/names/train": {"internal/lang", "internal/names", "internal/text"},
	"internal/lexicon":     {"internal/lang"},
	"internal/postings":    nil,
	"internal/frame":       nil,
	"internal/analysis":    {"internal/lang", "internal/postings", "internal/text"},
	"internal/query": {
		"internal/analysis", "internal/lang", "internal/lexicon", "internal/names", "internal/postings", "internal/text", "internal/when",
	},
	"internal/answer": {
		"internal/amount", "internal/analysis", "internal/lang", "internal/lexicon", "internal/names", "internal/postings", "internal/query",
		"internal/text", "internal/when",
	},
	"internal/answer/fit": {
		"internal/analysis", "internal/answer", "internal/lang", "internal/lexicon", "internal/names", "internal/postings", "internal/query",
		"internal/text", "internal/when",
	},
	"corpus": {
		"internal/analysis", "internal/answer", "internal/frame", "internal/lang", "internal/lexicon", "internal/names", "internal/postings",
		"internal/query", "internal/text", "internal/when",
	},
	"internal/bench":           {"corpus", "internal/extract"}, // the one that measures the whole
	"internal/fetch":           nil,
	"internal/extract":         {"internal/lang", "internal/when"},
	"internal/discordtest":     nil,
	"internal/discordtest/run": {"internal/discordtest"},
	"internal/control":         nil,
	"internal/layering":        nil,
	"bot":                      {"corpus", "internal/extract", "internal/fetch", "internal/lang", "internal/when"},
	"cmd/quoth":                {"bot", "corpus", "internal/control", "internal/extract", "internal/lang", "internal/lexicon", "internal/when"},
}

// libraries are the modules of others and the packages that may import them, tests included.
var libraries = []struct {
	library string
	users   []string
}{
	{"github.com/bwmarrin/discordgo", []string{"bot", "internal/discordtest"}}, // discordtest: its tests alone, see inTestsOnly
	{"github.com/gorilla/websocket", []string{"bot", "internal/discordtest"}},
	{"go.etcd.io/bbolt", []string{"corpus"}},
	{"github.com/hashicorp/golang-lru/v2", []string{"corpus"}},
	{"github.com/klauspost/compress", []string{"corpus", "internal/frame"}},
	{"github.com/blevesearch/snowballstem", []string{"internal/lang"}},
	{"github.com/kljensen/snowball", []string{"internal/lang"}},
	{"codeberg.org/readeck/go-readability/v2", []string{"internal/extract"}},
	{"golang.org/x/net", []string{"internal/extract"}},
	{"golang.org/x/sync", []string{"internal/lexicon"}},
	{"golang.org/x/sys", []string{"corpus"}},
	{"golang.org/x/text/encoding", []string{"internal/extract"}},
	{"golang.org/x/text/transform", []string{"internal/extract"}},
	{"golang.org/x/text/unicode/norm", []string{"internal/lang"}},
	{"golang.org/x/text/language", []string{"internal/names"}},
	{"golang.org/x/term", []string{"cmd/quoth"}},
	{"golang.org/x/tools/txtar", []string{"bot", "corpus"}},
	{"github.com/spf13/cobra", []string{"cmd/quoth"}},
	{"github.com/rogpeppe/go-internal", []string{"cmd/quoth"}},
}

// inTestsOnly are libraries that a package may import in its tests and nowhere else.
var inTestsOnly = map[string]string{
	"internal/discordtest": "github.com/bwmarrin/discordgo",
	"bot":                  "golang.org/x/tools/txtar",
	"corpus":               "golang.org/x/tools/txtar",
	"cmd/quoth":            "github.com/rogpeppe/go-internal",
}

// network are the packages that may import the standard library's network packages, tests aside, and why.
var network = map[string]string{
	"internal/fetch":       "dials out, guarded",
	"internal/control":     "a unix socket in the data directory",
	"internal/discordtest": "a server on loopback, for tests",
	"bot":                  "the types of HTTP; it dials by fetch and by discordgo",
}

// dialers are the packages whose code may open connections, tests aside.
var dialers = []string{"internal/fetch", "internal/control"}

// dialing is what else of a package may open a connection, and why.
var dialing = map[string]string{
	"bot http.DefaultTransport": "discordgo's REST calls, to the one address that the operator gave",
}

// opens are the names of packages net and net/http that open a connection.
var opens = map[string][]string{
	"net":      {"Dial", "DialTimeout", "Dialer", "DialTCP", "DialUDP", "DialIP", "DialUnix"},
	"net/http": {"Get", "Post", "PostForm", "Head", "DefaultClient", "DefaultTransport", "Transport"},
}

// topLevel is all that lies at the top of the repository, besides what begins with a dot.
var topLevel = []string{"README.md", "bot", "cmd", "corpus", "go.mod", "go.sum", "internal"}

// source is a parsed file.
type source struct {
	path, pkg string // of the file; of its folder, relative to the module
	test      bool
	file      *ast.File
	imports   []imported
}

// imported is an import: the name it has in the file, and its path.
type imported struct{ name, path string }

// Check reads all sources of the module in repo and returns what breaks the architecture, a sentence each.
func Check(repo fs.FS) ([]string, error) {
	sources, err := read(repo)
	if err != nil {
		return nil, err
	}
	var problems []string
	for _, s := range sources {
		problems = append(problems, s.checkImports()...)
		problems = append(problems, s.checkDialing()...)
		problems = append(problems, s.checkInit()...)
	}
	problems = append(problems, checkComments(sources)...)
	top, err := checkTop(repo)
	return append(problems, top...), err
}

// read parses every Go file outside of testdata.
func read(repo fs.FS) (sources []*source, err error) {
	files := token.NewFileSet()
	err = fs.WalkDir(repo, ".", func(name string, d fs.DirEntry, err error) error {
		switch {
		case err != nil:
			return err
		case d.IsDir() && name != "." && (strings.HasPrefix(d.Name(), ".") || d.Name() == "testdata"):
			return fs.SkipDir
		case d.IsDir() || path.Ext(name) != ".go":
			return nil
		}
		text, err := fs.ReadFile(repo, name)
		if err != nil {
			return err
		}
		file, err := parser.ParseFile(files, name, text, parser.ParseComments|parser.SkipObjectResolution)
		if err != nil {
			return err
		}
		s := &source{path: name, pkg: path.Dir(name), test: strings.HasSuffix(name, "_test.go"), file: file}
		for _, i := range file.Imports {
			p, err := strconv.Unquote(i.Path.Value)
			if err != nil {
				return err
			}
			as := path.Base(p)
			if i.Name != nil {
				as = i.Name.Name
			}
			s.imports = append(s.imports, imported{as, p})
		}
		sources = append(sources, s)
		return nil
	})
	return sources, err
}

// checkImports compares a file's imports with the tables.
func (s *source) checkImports() (problems []string) {
	for _, i := range s.imports {
		p, reason := i.path, ""
		switch own, inside := strings.CutPrefix(p, module+"/"); {
		case inside && own != s.pkg:
			reason = s.forbidsOwn(own)
		case !inside && strings.Contains(strings.Split(p, "/")[0], "."):
			reason = s.forbidsLibrary(p)
		case !inside && (p == "net" || p == "net/http") && !s.test:
			if network[s.pkg] == "" {
				reason = "it may not speak to the network"
			}
		}
		if reason != "" {
			problems = append(problems, fmt.Sprintf("%s imports %s: %s", s.path, p, reason))
		}
	}
	return problems
}

// forbidsOwn says why a file may not import a package of the module; "" where it may. Tests may import what stands below any
// package that theirs may import, and helpers for tests.
func (s *source) forbidsOwn(own string) string {
	mayImport, ok := layers[s.pkg]
	switch {
	case !ok:
		return "the package is not in the table of layers"
	case slices.Contains(mayImport, own):
		return ""
	case s.test && own == "internal/discordtest" && (s.pkg == "bot" || s.pkg == "cmd/quoth"):
		return ""
	case s.test && strings.HasPrefix(own, "internal/") && below(s.pkg, own):
		return ""
	case strings.HasPrefix(s.pkg, "internal/") && !strings.HasPrefix(own, "internal/"):
		return "internal packages import neither bot nor corpus nor a command"
	}
	return "the table of layers does not allow it"
}

// below tells whether a package may import another by way of others.
func below(pkg, other string) bool {
	return slices.ContainsFunc(layers[pkg], func(p string) bool { return p == other || below(p, other) })
}

// forbidsLibrary says why a file may not import a package of another module; "" where it may.
func (s *source) forbidsLibrary(p string) string {
	for _, l := range libraries {
		if p != l.library && !strings.HasPrefix(p, l.library+"/") {
			continue
		}
		if !slices.Contains(l.users, s.pkg) {
			return "only " + strings.Join(l.users, " and ") + " may"
		}
		if inTestsOnly[s.pkg] == l.library && !s.test {
			return "only its tests may"
		}
		return ""
	}
	return "the library is not in the table"
}

// checkDialing finds what opens connections outside of the packages that may.
func (s *source) checkDialing() (problems []string) {
	if s.test || slices.Contains(dialers, s.pkg) {
		return nil
	}
	ast.Inspect(s.file, func(n ast.Node) bool {
		selector, ok := n.(*ast.SelectorExpr)
		if !ok {
			return true
		}
		if x, ok := selector.X.(*ast.Ident); ok {
			for p, names := range opens {
				name := selector.Sel.Name
				if slices.Contains(s.imports, imported{x.Name, p}) && slices.Contains(names, name) && dialing[s.pkg+" "+path.Base(p)+"."+name] == "" {
					problems = append(problems, fmt.Sprintf("%s uses %s.%s: only %s may dial", s.path, x.Name, name, strings.Join(dialers, " and ")))
				}
			}
		}
		return true
	})
	return problems
}

// checkInit finds init functions: what a package needs is an argument.
func (s *source) checkInit() (problems []string) {
	for _, d := range s.file.Decls {
		if f, ok := d.(*ast.FuncDecl); ok && f.Recv == nil && f.Name.Name == "init" {
			problems = append(problems, s.path+" has a function init: pass what it sets as an argument")
		}
	}
	return problems
}

// checkComments finds packages without a comment, and those that the table has and the module has not.
func checkComments(sources []*source) (problems []string) {
	documented := map[string]bool{}
	for _, s := range sources {
		if !s.test {
			documented[s.pkg] = documented[s.pkg] || s.file.Doc != nil && startsWell(s)
		}
	}
	for pkg := range layers {
		if _, ok := documented[pkg]; !ok {
			problems = append(problems, pkg+" is in the table of layers and has no sources")
		}
	}
	for pkg, ok := range documented {
		if !ok {
			problems = append(problems, pkg+` has no package comment ("Package x ..." or "Command x ...")`)
		}
	}
	slices.Sort(problems)
	return problems
}

func startsWell(s *source) bool {
	text := s.file.Doc.Text()
	if s.file.Name.Name == "main" { // "Command quoth answers ..." or "Train makes ..."
		return strings.HasPrefix(text, "Command ") || strings.HasPrefix(strings.ToLower(text), path.Base(s.pkg)+" ")
	}
	return strings.HasPrefix(text, "Package "+s.file.Name.Name+" ")
}

// checkTop finds what should not lie at the top of the repository.
func checkTop(repo fs.FS) (problems []string, err error) {
	entries, err := fs.ReadDir(repo, ".")
	for _, e := range entries {
		if !strings.HasPrefix(e.Name(), ".") && !slices.Contains(topLevel, e.Name()) {
			problems = append(problems, e.Name()+" does not belong at the top of the repository")
		}
	}
	return problems, err
}
