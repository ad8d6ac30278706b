package bot

import (
	"go/ast"
	"go/parser"
	"go/token"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"github.com/bwmarrin/discordgo"
)

// Every endpoint that discordgo keeps in a variable is set by UseAPI, also those of a version to come: a request to one that was
// forgotten would go to Discord with the token of another server.
func TestUseAPISetsEveryEndpoint(t *testing.T) {
	dir, err := exec.Command("go", "list", "-f", "{{.Dir}}", "github.com/bwmarrin/discordgo").Output()
	if err != nil {
		t.Fatal("where the source of discordgo is cannot be told: ", err)
	}
	source, err := parser.ParseFile(token.NewFileSet(), filepath.Join(strings.TrimSpace(string(dir)), "endpoints.go"), nil, 0)
	if err != nil {
		t.Fatal(err)
	}
	own, err := os.ReadFile("api.go")
	if err != nil {
		t.Fatal(err)
	}
	found := 0
	ast.Inspect(source, func(n ast.Node) bool {
		spec, ok := n.(*ast.ValueSpec)
		if !ok || !strings.HasPrefix(spec.Names[0].Name, "Endpoint") {
			return true
		}
		value := spec.Values[0]
		if _, isFunc := value.(*ast.FuncLit); isFunc {
			return false
		}
		if id, ok := value.(*ast.Ident); ok && !isString(source, id.Name) {
			return false // another name for a function
		}
		found++
		if set := regexp.MustCompile(`discordgo\.` + spec.Names[0].Name + ` = `); !set.Match(own) {
			t.Errorf("%s is not set", spec.Names[0].Name)
		}
		return false
	})
	if found < 20 {
		t.Errorf("only %d endpoints found in discordgo", found)
	}
}

// isString tells whether a variable of a file is not set to a function.
func isString(file *ast.File, name string) bool {
	result := true
	ast.Inspect(file, func(n ast.Node) bool {
		if spec, ok := n.(*ast.ValueSpec); ok && spec.Names[0].Name == name {
			_, isFunc := spec.Values[0].(*ast.FuncLit)
			result = !isFunc
		}
		return true
	})
	return result
}

func TestUseAPI(t *testing.T) {
	for _, bad := range []string{"", "discord.com", "ftp://discord.com", "https://", "https://user:secret@example.org", "https://example.org/?q"} {
		if err := UseAPI(bad); err == nil || strings.Contains(err.Error(), "secret") {
			t.Errorf("%q: %v", bad, err)
		}
	}
	for _, good := range []string{"https://chat.example.org", "https://chat.example.org/", "https://chat.example.org/api", "https://chat.example.org/api/v10/"} {
		if err := UseAPI(good); err != nil {
			t.Error(err)
		}
		for _, got := range []struct{ got, want string }{
			{discordgo.EndpointChannelMessages("1"), "https://chat.example.org/api/v9/channels/1/messages"},
			{discordgo.EndpointGateway, "https://chat.example.org/api/v9/gateway"},
			{discordgo.EndpointGuild("1"), "https://chat.example.org/api/v9/guilds/1"},
			{discordgo.EndpointApplicationGlobalCommands("1"), "https://chat.example.org/api/v9/applications/1/commands"},
			{discordgo.EndpointInteractionResponse("1", "t"), "https://chat.example.org/api/v9/interactions/1/t/callback"},
			{discordgo.EndpointInteractionResponseActions("1", "t"), "https://chat.example.org/api/v9/webhooks/1/t/messages/@original"},
			{discordgo.EndpointUserAvatar("1", "a"), "https://chat.example.org/avatars/1/a.png"},
		} {
			if got.got != got.want {
				t.Errorf("%s: got %s, want %s", good, got.got, got.want)
			}
		}
	}
}
