package awscli

import "strings"

// Exit codes of the AWS CLI.
//
// https://docs.aws.amazon.com/cli/latest/userguide/cli-usage-returncodes.html
const (
	exitParamValidation = 252
	exitConfiguration   = 253
	exitService         = 254
	exitGeneral         = 255
)

const usage = "usage: aws [options] <command> <subcommand> [<subcommand> ...] [parameters]\n" +
	"To see help text, you can run:\n\n  aws help\n  aws <command> help\n  aws <command> <subcommand> help\n"

// report is how the CLI prints an error since version 2.34.
//
// https://docs.aws.amazon.com/cli/latest/userguide/cli-usage-error-format.html
func report(message string) string { return "\naws: [ERROR]: " + strings.TrimSpace(message) + "\n" }

// refuse makes the failure of parameters that the CLI does not accept.
func refuse(message string, at Word) *Failure {
	return &Failure{
		Code: ParamValidation, Message: message, ExitCode: exitParamValidation,
		Stderr: report("An error occurred (ParamValidation): " + message),
		Option: at.Text, Range: at.Range,
	}
}

// misuse makes the failure of a command line that does not parse: with the usage.
func misuse(message string, at Word) *Failure {
	f := refuse(message+"\n\n"+usage, at)
	f.Message = strings.TrimSpace(message)
	return f
}

// unknownOptions is the one misuse with the usage before the message.
func unknownOptions(extra []Word) *Failure {
	names := make([]string, len(extra))
	for i, w := range extra {
		names[i] = w.Text
	}
	message := "Unknown options: " + strings.Join(names, ", ")
	return &Failure{
		Code: ParamValidation, Message: message, ExitCode: exitParamValidation,
		Stderr: "\n" + usage + "\n" + report(message),
		Option: extra[0].Text, Range: extra[0].Range,
	}
}

// badParameter is a value that cannot be read, at the option's word.
func badParameter(option Word, name, message string) *Failure {
	return refuse("Error parsing parameter '"+name+"': "+message, option)
}

// unexpectedValue is an exception that the CLI has no wording for.
func unexpectedValue(message string, at Word) *Failure {
	return &Failure{Code: ParamValidation, Message: message, ExitCode: exitGeneral, Stderr: report(message), Option: at.Text, Range: at.Range}
}

// notModelled says aloud that the real CLI does something that is not known here.
func notModelled(what string, at Word) *Failure {
	return &Failure{Code: NotModelled, Message: "not modelled: " + what, ExitCode: exitGeneral, Stderr: "not modelled: " + what + "\n", Option: at.Text, Range: at.Range}
}

// NoCredentials is the failure of a command for which the CLI finds none.
func NoCredentials() *Failure {
	message := `Unable to locate credentials. You can configure credentials by running "aws login".`
	return &Failure{
		Code: Configuration, Message: message, ExitCode: exitConfiguration,
		Stderr: report("An error occurred (NoCredentials): " + message),
	}
}

// ProfileNotFound is the failure of a command with a profile that does not exist.
// The CLI has no code and no exit status of its own for it.
func ProfileNotFound(name string) *Failure {
	return misconfigured("The config profile (" + name + ") could not be found")
}

// misconfigured is a configuration that cannot be used.
func misconfigured(message string) *Failure {
	return &Failure{Code: Configuration, Message: message, ExitCode: exitGeneral, Stderr: report(message)}
}

// Refusal is the failure of parameters that the CLI does not accept.
func Refusal(message string) *Failure { return refuse(message, Word{}) }

// Exception is the failure of a command by an error that the CLI has no wording for.
func Exception(message string) *Failure { return unexpectedValue(message, Word{}) }
