package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"log/slog"
	"net/url"
	"os"
	"strings"
	"sync"

	"github.com/spf13/cobra"

	"quoth/bot"
	"quoth/corpus"
	"quoth/internal/control"
)

// tokenVariable holds the bot's token. It has no flag, since anybody on the machine can read a command line.
const tokenVariable = "DISCORD_TOKEN"

func (a *app) serveCommand() *cobra.Command {
	var tokenFile, api string
	cmd := &cobra.Command{
		Use:   "serve",
		Short: "Run the bot in Discord",
		Long: "Serve connects the bot to Discord and answers until it is interrupted. The bot's token is read from DISCORD_TOKEN or from\n" +
			"the file that --token-file names. While it runs, the other subcommands have it do their work, so that articles can be\n" +
			"imported, listed or backed up at any time.",
		Args: takes(0, 0),
		RunE: func(cmd *cobra.Command, _ []string) error {
			token, err := readToken(tokenFile)
			if err != nil {
				return err
			}
			var server *url.URL
			if api != "" {
				if server, err = bot.ParseAPI(api); err != nil {
					return usageError(err.Error())
				}
			}
			return a.serve(cmd.Context(), token, server)
		},
	}
	cmd.Flags().StringVar(&tokenFile, "token-file", "", "`file` with the bot's token (default: the variable "+tokenVariable+")")
	cmd.Flags().StringVar(&api, "discord-api", "", "`URL` of another server that speaks Discord's API: REST, gateway and files")
	return cmd
}

// maxToken is more than any token has.
const maxToken = 4 << 10

// readToken returns the bot's token, from a file where one is named.
func readToken(file string) (string, error) {
	if file == "" {
		if token := strings.TrimSpace(os.Getenv(tokenVariable)); token != "" {
			return token, nil
		}
		return "", fmt.Errorf("there is no token: set %s, or name a file that holds it with --token-file", tokenVariable)
	}
	f, err := os.Open(file)
	if err != nil {
		return "", fmt.Errorf("the token cannot be read: %w", err)
	}
	defer f.Close()
	text, err := io.ReadAll(io.LimitReader(f, maxToken+1))
	if err != nil {
		return "", fmt.Errorf("the token cannot be read: %w", err)
	}
	token := strings.TrimSpace(string(text))
	if token == "" || len(text) > maxToken {
		return "", fmt.Errorf("%s holds no token; write the bot's token into it and nothing else", file)
	}
	return token, nil
}

// serve runs the bot, and the socket by which the command line reaches it, until ctx is done.
func (a *app) serve(ctx context.Context, token string, api *url.URL) error {
	dir, err := a.dataDir()
	if err != nil {
		return err
	}
	log := a.logger(slog.LevelInfo)
	d, err := openDir(log, dir)
	if err != nil {
		return err
	}
	if err := d.Writable(); err != nil {
		return errors.Join(err, d.Close())
	}
	socket, err := control.Listen(dir)
	if err == nil {
		err = serveBoth(ctx, log, d, socket, token, api)
	}
	return errors.Join(err, d.Close())
}

// serveBoth runs the bot and the socket; when either ends, so does the other.
func serveBoth(ctx context.Context, log *slog.Logger, d *corpus.Dir, socket *control.Listener, token string, api *url.URL) error {
	ctx, cancel := context.WithCancel(ctx)
	defer cancel()
	session, err := bot.New(log, bot.NewDesk(log, d), token, api)
	if err != nil {
		return errors.Join(err, socket.Close())
	}
	var both sync.WaitGroup
	var socketErr error
	both.Go(func() { // so that the first question need not wait for it
		if err := d.Warm(); err != nil {
			log.Error("the language data cannot be loaded; no question will be answered", "err", err)
		}
	})
	both.Go(func() {
		defer cancel()
		socketErr = control.Serve(ctx, log, socket, handlers(log, d))
	})
	err = session.Run(ctx)
	cancel()
	both.Wait()
	if err == nil && socketErr == nil {
		log.Info("stopped")
	}
	return errors.Join(err, socketErr)
}
