package api

import "github.com/tidwall/gjson"

func dispatch(op string, request gjson.Result) string {
	return errorReply(errorRequest, "There is no operation "+op+".")
}
